/** Who writes when, and how long the answer took. */
@NullMarked
package tarot.load.drive;

import org.jspecify.annotations.NullMarked;
