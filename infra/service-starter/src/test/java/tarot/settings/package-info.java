@NullMarked
package tarot.settings;

import org.jspecify.annotations.NullMarked;
