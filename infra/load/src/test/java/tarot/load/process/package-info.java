@NullMarked
package tarot.load.process;

import org.jspecify.annotations.NullMarked;
