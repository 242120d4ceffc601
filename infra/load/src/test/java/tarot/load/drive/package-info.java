@NullMarked
package tarot.load.drive;

import org.jspecify.annotations.NullMarked;
