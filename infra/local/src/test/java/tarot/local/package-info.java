@NullMarked
package tarot.local;

import org.jspecify.annotations.NullMarked;
