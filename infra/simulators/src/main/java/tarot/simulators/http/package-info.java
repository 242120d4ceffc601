/** The little of HTTP that the simulators need, on the JDK's own server. */
@NullMarked
package tarot.simulators.http;

import org.jspecify.annotations.NullMarked;
