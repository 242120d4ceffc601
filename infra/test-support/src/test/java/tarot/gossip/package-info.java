@NullMarked
package tarot.gossip;

import org.jspecify.annotations.NullMarked;
