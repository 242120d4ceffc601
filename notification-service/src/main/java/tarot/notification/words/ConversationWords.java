package tarot.notification.words;

import java.util.Arrays;
import java.util.Map;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.BotEvent.PageShown;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.BotEvent.SpreadsOffered;
import tarot.contracts.bot.Invitation;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.Spread;
import tarot.notification.words.Keyboard.Button.Press;

/** The conversation's own answers. */
record ConversationWords(Phrasebook phrasebook, WordsProperties properties) {

    Wording word(BotEvent event, Listener listener, Content content) {
        return switch (event) {
            case Greeted _ -> greeting(listener.name());
            case SpreadsOffered _ -> Wording.of(phrasebook.say("spreads"), spreads());
            case QuestionAskedFor asked -> Wording.of(question(asked.spread()));
            case HelpOffered _ -> Wording.of(help(listener));
            case ConversationCancelled cancelled ->
                Wording.of(phrasebook.say(cancelled.nothingBegun() ? "cancelled.nothing" : "cancelled"));
            case InputRefused refused -> refusal(refused.reason(), listener);
            case RequestThrottled throttled ->
                Wording.of(
                        phrasebook.say("throttled", Map.of("wait", phrasebook.seconds(throttled.retryAfterSeconds()))));
            case PageShown shown -> new PageWords(phrasebook, properties).word(shown.page(), shown.user());
            case InvitationOffered offered ->
                new InvitationWords(phrasebook)
                        .offer(content.open(offered.sealed(), Invitation.class), content.botName());
            case ConfirmationAskedFor asked ->
                new AdminWords(phrasebook).confirmation(asked.request(), content.open(asked.sealed(), Proposal.class));
            case PersonRegistered _, PersonChanged _ -> throw Words.toldToNobody(event);
        };
    }

    private Wording greeting(String name) {
        var text =
                name.isBlank() ? phrasebook.say("greeted.nameless") : phrasebook.say("greeted", Map.of("name", name));
        return Wording.of(text, Keyboard.of(new Buttons(phrasebook).reading()));
    }

    private Styled help(Listener listener) {
        var help = phrasebook.say("help");
        return listener.isAdmin() ? Styled.joined("\n\n", help, phrasebook.say("help.admin")) : help;
    }

    private Keyboard spreads() {
        return Keyboard.inAColumn(
                Arrays.stream(Spread.values()).map(this::button).toList());
    }

    private Press button(Spread spread) {
        var gaps = Map.of(
                "spread", phrasebook.spread(spread),
                "cards", phrasebook.cards(spread.positions().size()),
                "price", phrasebook.credits(spread.price()));
        var key = switch (spread) {
            case ONE_CARD, THREE_CARDS -> "button.spread.counted"; // their names say how many cards they take
            case CLARITY, TWO_PATHS, RELATIONSHIP, CELTIC_CROSS -> "button.spread";
        };
        return new Press(phrasebook.label(key, gaps), "spread:" + spread.wireName());
    }

    private Styled question(Spread spread) {
        return phrasebook.say(
                "question",
                Map.of(
                        "spread", phrasebook.spread(spread),
                        "price", phrasebook.credits(spread.price()),
                        "about", phrasebook.say("spread." + spread.wireName() + ".about")));
    }

    private Wording refusal(Refusal reason, Listener listener) {
        var key = switch (reason) {
            case UNKNOWN_COMMAND -> "refused.unknown-command";
            case NOTHING_ASKED -> "refused.nothing-asked";
            case UNKNOWN_SPREAD -> "refused.unknown-spread";
            case EMPTY_QUESTION -> "refused.empty-question";
            case QUESTION_TOO_LONG -> "refused.question-too-long";
            case UNREADABLE_QUESTION -> "refused.unreadable-question";
            case NOT_TEXT -> "refused.not-text";
            case STALE_BUTTON -> "refused.stale-button";
            case MALFORMED_COMMAND ->
                listener.isAdmin() ? "refused.malformed-command.admin" : "refused.malformed-command";
            case MALFORMED_CODE -> "refused.malformed-code";
            case CARE -> "refused.care";
        };
        var text = phrasebook.say(key);
        return reason == Refusal.NOTHING_ASKED
                ? Wording.of(text, Keyboard.of(new Buttons(phrasebook).reading()))
                : Wording.of(text);
    }

    /** Who is spoken to. */
    record Listener(String name, boolean isAdmin) {}
}
