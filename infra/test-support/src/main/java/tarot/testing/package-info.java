/** What every service's tests stand on: real servers, one annotation, and the shared rules of architecture. */
@NullMarked
package tarot.testing;

import org.jspecify.annotations.NullMarked;
