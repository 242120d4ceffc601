/** The running system and the people, books and topics that a journey looks at. */
@NullMarked
package tarot.e2e.stage;

import org.jspecify.annotations.NullMarked;
