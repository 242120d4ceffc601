@NullMarked
package tarot.contracts;

import org.jspecify.annotations.NullMarked;
