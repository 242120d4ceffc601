/** What a run is configured with: made-up secrets for this machine, the environment, and what is wrong with either. */
@NullMarked
package tarot.local.settings;

import org.jspecify.annotations.NullMarked;
