/** Who came by whose link, and what both get for it. The only code that touches the table of invitations. */
@NullMarked
package tarot.credit.referral;

import org.jspecify.annotations.NullMarked;
