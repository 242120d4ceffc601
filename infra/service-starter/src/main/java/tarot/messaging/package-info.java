/** Messages in and out of a service: envelope, outbox, relay, listeners, dead letters. */
@NullMarked
package tarot.messaging;

import org.jspecify.annotations.NullMarked;
