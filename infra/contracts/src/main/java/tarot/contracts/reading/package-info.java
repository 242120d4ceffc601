/** What may be asked of reading-service, and what it announces; cards and spreads. */
@NullMarked
package tarot.contracts.reading;

import org.jspecify.annotations.NullMarked;
