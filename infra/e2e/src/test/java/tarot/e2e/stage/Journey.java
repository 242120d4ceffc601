package tarot.e2e.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plays on the one {@link Stage} of this run, which each test may take as a parameter. After each test the books must be
 * in order, nothing may be left under way, and the dead-letter topics hold what was meant and no more.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StageExtension.class)
public @interface Journey {}
