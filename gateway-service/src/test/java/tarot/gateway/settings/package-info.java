@NullMarked
package tarot.gateway.settings;

import org.jspecify.annotations.NullMarked;
