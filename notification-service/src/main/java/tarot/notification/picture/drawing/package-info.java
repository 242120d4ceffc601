/** What anything is drawn with: shapes, letters, a pen, one palette, and files as small as flat colours allow. */
@NullMarked
package tarot.notification.picture.drawing;

import org.jspecify.annotations.NullMarked;
