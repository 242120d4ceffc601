/** What the processes of the system take of this machine. */
@NullMarked
package tarot.load.process;

import org.jspecify.annotations.NullMarked;
