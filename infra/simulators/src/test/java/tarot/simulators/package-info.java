/** The simulators as their users meet them: over HTTP, and by the clients that the services use. */
@NullMarked
package tarot.simulators;

import org.jspecify.annotations.NullMarked;
