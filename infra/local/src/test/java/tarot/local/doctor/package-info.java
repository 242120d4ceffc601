@NullMarked
package tarot.local.doctor;

import org.jspecify.annotations.NullMarked;
