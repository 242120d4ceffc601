/** An OpenAI-compatible chat completions API that interprets cards. */
@NullMarked
package tarot.simulators.model;

import org.jspecify.annotations.NullMarked;
