@NullMarked
package tarot.errors;

import org.jspecify.annotations.NullMarked;
