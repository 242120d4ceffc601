@NullMarked
package tarot.local.run;

import org.jspecify.annotations.NullMarked;
