/** The figures, for people and for programs. */
@NullMarked
package tarot.load.report;

import org.jspecify.annotations.NullMarked;
