@NullMarked
package tarot.local.settings;

import org.jspecify.annotations.NullMarked;
