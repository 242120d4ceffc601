/** What tests steer a simulator by and see it with: planned faults, recent happenings. */
@NullMarked
package tarot.simulators.control;

import org.jspecify.annotations.NullMarked;
