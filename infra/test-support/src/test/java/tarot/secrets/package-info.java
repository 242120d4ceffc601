@NullMarked
package tarot.secrets;

import org.jspecify.annotations.NullMarked;
