@NullMarked
package tarot.gateway.client;

import org.jspecify.annotations.NullMarked;
