/** Encryption of what only the services may read, on the way and at rest. */
@NullMarked
package tarot.sealing;

import org.jspecify.annotations.NullMarked;
