/** What each event reads like to a person, and how long texts are cut. */
@NullMarked
package tarot.notification.words;

import org.jspecify.annotations.NullMarked;
