/** Giving credits: a welcome for whoever is new, and what was bought. */
@NullMarked
package tarot.credit.grant;

import org.jspecify.annotations.NullMarked;
