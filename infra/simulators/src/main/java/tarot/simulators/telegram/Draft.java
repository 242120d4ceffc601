package tarot.simulators.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message before it has its place in a chat. */
record Draft(
        boolean fromBot,
        FormattedText content,
        @Nullable Attachment attachment,
        List<List<Button>> keyboard,
        String placeholder) {

    static Draft fromPerson(String text) {
        return new Draft(false, FormattedText.plain(text), null, List.of(), "");
    }
}
