/** Pictures of what was drawn: cards laid out as their spread wants it, as small PNG files. Sends nothing. */
@NullMarked
package tarot.notification.picture;

import org.jspecify.annotations.NullMarked;
