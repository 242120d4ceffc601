@NullMarked
package tarot.storage;

import org.jspecify.annotations.NullMarked;
