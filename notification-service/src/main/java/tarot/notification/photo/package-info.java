/** Pictures of cards, uploaded once where they repeat. */
@NullMarked
package tarot.notification.photo;

import org.jspecify.annotations.NullMarked;
