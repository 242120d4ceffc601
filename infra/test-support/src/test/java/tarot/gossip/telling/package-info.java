@NullMarked
package tarot.gossip.telling;

import org.jspecify.annotations.NullMarked;
