@NullMarked
package tarot.gateway;

import org.jspecify.annotations.NullMarked;
