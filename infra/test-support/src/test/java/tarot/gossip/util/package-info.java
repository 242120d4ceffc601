@NullMarked
package tarot.gossip.util;

import org.jspecify.annotations.NullMarked;
