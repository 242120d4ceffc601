@NullMarked
package tarot.credit.grant;

import org.jspecify.annotations.NullMarked;
