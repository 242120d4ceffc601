package tarot.notification.words;

import java.util.Map;
import tarot.contracts.RequestId;
import tarot.notification.words.Keyboard.Button.Press;

/** The buttons that more than one message has. What they send is understood by bot-service. */
record Buttons(Phrasebook phrasebook) {

    private static final int REQUEST_DIGITS = 8;

    Press reading() {
        return press("button.reading", "menu:reading");
    }

    Press buy() {
        return press("button.buy", "menu:buy");
    }

    /** A page of the statement, 0 being the newest. */
    Press statement(String key, int page) {
        return press(key, "statement:" + page);
    }

    /** A reading of the past, 0 being the newest. */
    Press history(String key, int page) {
        return press(key, "history:" + page);
    }

    /** Yes or no to what the admin asked for in this request. */
    Keyboard confirmation(RequestId request) {
        var digits = request.value().toString().substring(0, REQUEST_DIGITS);
        return Keyboard.of(press("button.confirm", "confirm:" + digits), press("button.deny", "deny:" + digits));
    }

    private Press press(String key, String data) {
        return new Press(phrasebook.label(key, Map.of()), data);
    }
}
