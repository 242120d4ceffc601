/** Which requests pass, in what shape, and where to. */
@NullMarked
package tarot.gateway.routing;

import org.jspecify.annotations.NullMarked;
