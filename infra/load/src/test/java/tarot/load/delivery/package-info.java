@NullMarked
package tarot.load.delivery;

import org.jspecify.annotations.NullMarked;
