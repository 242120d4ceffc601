/** Codes that are good for credits. The only code that touches the tables of promotions. */
@NullMarked
package tarot.credit.promotion;

import org.jspecify.annotations.NullMarked;
