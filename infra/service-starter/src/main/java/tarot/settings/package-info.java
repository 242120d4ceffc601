/** Settings that every service shares, and how a wrong one is told. */
@NullMarked
package tarot.settings;

import org.jspecify.annotations.NullMarked;
