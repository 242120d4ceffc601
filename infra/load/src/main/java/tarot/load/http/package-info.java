/** As little HTTP/1.1 as a driver needs that must not cost what it measures. */
@NullMarked
package tarot.load.http;

import org.jspecify.annotations.NullMarked;
