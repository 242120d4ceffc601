/** Where commands come in: each is put before whoever decides it, all of a batch in one transaction. */
@NullMarked
package tarot.credit.desk;

import org.jspecify.annotations.NullMarked;
