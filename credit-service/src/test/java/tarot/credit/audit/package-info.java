@NullMarked
package tarot.credit.audit;

import org.jspecify.annotations.NullMarked;
