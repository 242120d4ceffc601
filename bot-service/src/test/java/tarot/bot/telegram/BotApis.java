package tarot.bot.telegram;

import java.net.URI;

/** Calls of a Bot API that a test stands in for. */
public final class BotApis {

    private BotApis() {}

    public static BotApi at(String address) {
        return new BotApi(URI.create(address), "1:only-for-tests");
    }
}
