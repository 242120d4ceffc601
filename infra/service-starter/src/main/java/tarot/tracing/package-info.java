/** One trace from the webhook to the last call, across topics, outbox and leased work. */
@NullMarked
package tarot.tracing;

import org.jspecify.annotations.NullMarked;
