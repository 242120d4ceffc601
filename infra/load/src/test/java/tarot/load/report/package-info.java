@NullMarked
package tarot.load.report;

import org.jspecify.annotations.NullMarked;
