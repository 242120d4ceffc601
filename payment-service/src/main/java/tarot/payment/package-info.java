/** Selling credits: packages, checkouts, and the provider's word that something was paid. */
@NullMarked
package tarot.payment;

import org.jspecify.annotations.NullMarked;
