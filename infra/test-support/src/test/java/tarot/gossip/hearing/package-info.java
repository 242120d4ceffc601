@NullMarked
package tarot.gossip.hearing;

import org.jspecify.annotations.NullMarked;
