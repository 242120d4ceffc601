@NullMarked
package tarot.work;

import org.jspecify.annotations.NullMarked;
