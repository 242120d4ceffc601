/** What an operator can set, read and checked once, before anything else starts. */
@NullMarked
package tarot.gateway.settings;

import org.jspecify.annotations.NullMarked;
