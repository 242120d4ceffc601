@NullMarked
package tarot.bot;

import org.jspecify.annotations.NullMarked;
