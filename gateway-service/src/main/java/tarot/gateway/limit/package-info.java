/** How many requests one caller may send. */
@NullMarked
package tarot.gateway.limit;

import org.jspecify.annotations.NullMarked;
