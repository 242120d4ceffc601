package tarot.bot.identity;

import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tarot.settings.InvalidSetting;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final String SETTING = "IDENTITY_SECRET";
    private static final int BYTES_MIN = 32;

    @Bean
    Identity identity(Environment environment) {
        return new Identity(secret(environment.getProperty(SETTING, "")));
    }

    @Bean
    InvitationCodes invitationCodes(Identity identity) {
        return new InvitationCodes(identity);
    }

    @Bean
    Admins admins(Environment environment) {
        return Admins.of(environment.getProperty("ADMIN_IDS", ""));
    }

    private static byte[] secret(String base64) {
        try {
            var secret = Base64.getDecoder().decode(base64.strip());
            if (secret.length >= BYTES_MIN) {
                return secret;
            }
            throw invalid(base64.isBlank() ? "is empty" : "is too short: " + secret.length + " bytes");
        } catch (IllegalArgumentException _) {
            throw invalid("is no base64");
        }
    }

    private static InvalidSetting invalid(String found) {
        return new InvalidSetting(SETTING, found, "the output of: openssl rand -base64 32");
    }
}
