package tarot.notification.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.contracts.UserId;
import tarot.contracts.bot.Person;
import tarot.settings.InvalidSetting;

/**
 * Who is alerted. As such they are recipients of their own, whether or not they ever wrote to the bot: what is told to
 * them as people neither waits for alerts nor holds them up.
 *
 * @param ids Telegram's numbers of their private chats, separated by commas; none where blank
 */
@ConfigurationProperties("tarot.admins")
public record Admins(@DefaultValue("") String ids) {

    // of at most 52 bits, which is 16 digits; groups, which begin with a minus, are nobody
    private static final Pattern IDS = Pattern.compile("[1-9]\\d{0,15}(\\s*,\\s*[1-9]\\d{0,15})*");

    /** People have ids of version 7, so no admin has the id of a person. */
    private static final int ID_VERSION = 3;

    /** One of them, as a recipient. */
    public record Admin(UserId recipient, Person person) {

        private static Admin of(long chat) {
            var id = UUID.nameUUIDFromBytes(("admin " + chat).getBytes(UTF_8));
            return new Admin(new UserId(id), new Person(chat, "", "en"));
        }
    }

    public Admins {
        ids = ids.strip();
        if (!ids.isEmpty() && !IDS.matcher(ids).matches()) {
            throw new InvalidSetting("ADMIN_IDS", "is no list of Telegram ids", "11111111,22222222");
        }
    }

    public List<Admin> all() {
        return chats().mapToObj(Admin::of).toList();
    }

    /** Whether this person is one of them. */
    public boolean include(Person person) {
        return chats().anyMatch(chat -> chat == person.chat());
    }

    /** Whether what is for this recipient is an alert. */
    public static boolean areMeantBy(UserId recipient) {
        return recipient.value().version() == ID_VERSION;
    }

    private LongStream chats() {
        return Arrays.stream(ids.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .mapToLong(Long::parseLong)
                .distinct();
    }
}
