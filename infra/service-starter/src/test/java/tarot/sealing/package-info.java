@NullMarked
package tarot.sealing;

import org.jspecify.annotations.NullMarked;
