package tarot.credit.ledger;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param welcomeCredits what a new person is given
 */
@Validated
@ConfigurationProperties("tarot.credit")
record LedgerProperties(@DefaultValue("5") @PositiveOrZero long welcomeCredits) {}
