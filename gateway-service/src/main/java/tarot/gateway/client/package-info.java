/** Who is calling, as far as the caller's address can be believed. */
@NullMarked
package tarot.gateway.client;

import org.jspecify.annotations.NullMarked;
