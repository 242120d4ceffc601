package tarot.notification.words;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * What texts say that depends on who runs the bot.
 *
 * @param supportContact where people get help, such as an @name or a mail address; blank where nobody is named
 */
@ConfigurationProperties("tarot.words")
record WordsProperties(@DefaultValue("") String supportContact) {

    private static final int CONTACT_MAX = 200;

    WordsProperties {
        supportContact = supportContact.strip();
        if (supportContact.length() > CONTACT_MAX || supportContact.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidSetting(
                    "SUPPORT_CONTACT", "is no single line of at most " + CONTACT_MAX + " characters", "@tarot_support");
        }
    }
}
