/** How long a connection may take for what it brings. */
@NullMarked
package tarot.gateway.connection;

import org.jspecify.annotations.NullMarked;
