/** What people, tests and the load driver see and steer: the admin API and the chat page. */
@NullMarked
package tarot.simulators.admin;

import org.jspecify.annotations.NullMarked;
