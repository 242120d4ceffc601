@NullMarked
package tarot.gateway.connection;

import org.jspecify.annotations.NullMarked;
