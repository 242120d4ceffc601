/** What a caller is told when a request goes no further. */
@NullMarked
package tarot.gateway.refusal;

import org.jspecify.annotations.NullMarked;
