@NullMarked
package tarot.gateway.limit;

import org.jspecify.annotations.NullMarked;
