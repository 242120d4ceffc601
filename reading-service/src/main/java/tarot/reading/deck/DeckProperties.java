package tarot.reading.deck;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the cards are drawn.
 *
 * @param shareReversed how many of them come reversed, from 0 (none) to 1 (all)
 */
@Validated
@ConfigurationProperties("tarot.deck")
record DeckProperties(
        @DefaultValue("0.33") @DecimalMin("0") @DecimalMax("1")
        double shareReversed) {}
