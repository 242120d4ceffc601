package tarot.credit.referral;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param referralCredits what whoever came by a link and whoever invited them get, each
 */
@Validated
@ConfigurationProperties("tarot.credit")
record ReferralProperties(@DefaultValue("3") @PositiveOrZero long referralCredits) {}
