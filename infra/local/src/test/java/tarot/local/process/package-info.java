@NullMarked
package tarot.local.process;

import org.jspecify.annotations.NullMarked;
