/** The only door from outside: two webhooks, limits in front of them, and nothing else. */
@NullMarked
package tarot.gateway;

import org.jspecify.annotations.NullMarked;
