@NullMarked
package tarot.local.servers;

import org.jspecify.annotations.NullMarked;
