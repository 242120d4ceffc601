/** What may keep a system from starting, each with its remedy. */
@NullMarked
package tarot.local.doctor;

import org.jspecify.annotations.NullMarked;
