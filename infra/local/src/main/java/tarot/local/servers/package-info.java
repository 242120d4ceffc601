/** Apache Kafka, PostgreSQL and Redis as child processes of this one, from the binaries that Maven brought. */
@NullMarked
package tarot.local.servers;

import org.jspecify.annotations.NullMarked;
