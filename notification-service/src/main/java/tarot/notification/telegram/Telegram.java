package tarot.notification.telegram;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import tarot.notification.words.Keyboard;
import tarot.notification.words.Keyboard.Button;
import tarot.notification.words.Styled;
import tarot.notification.words.Wording.Bill;

/** Sends to one chat and says what came of it; never throws for what Telegram or the network does. */
@Component
public class Telegram {

    /** How the text is sent. */
    public enum Markup {
        HTML,
        NONE
    }

    private final TelegramClient client;
    private volatile @Nullable String username;

    Telegram(TelegramClient client) {
        this.client = client;
    }

    public Answer send(long chat, Styled text, Markup markup, Keyboard keyboard) {
        var message = SendMessage.builder()
                .chatId(Long.toString(chat))
                .text(markup == Markup.HTML ? text.html() : text.text())
                .parseMode(markup == Markup.HTML ? "HTML" : null)
                .replyMarkup(buttons(keyboard))
                .build();
        try {
            client.execute(message);
            return new Answer.Accepted(null);
        } catch (TelegramApiException e) {
            return Answers.of(e);
        }
    }

    public Answer send(long chat, Photo photo, Styled caption, Markup markup, Keyboard keyboard) {
        var message = SendPhoto.builder()
                .chatId(Long.toString(chat))
                .photo(file(photo))
                .caption(markup == Markup.HTML ? caption.html() : caption.text())
                .parseMode(markup == Markup.HTML ? "HTML" : null)
                .replyMarkup(buttons(keyboard))
                .build();
        try {
            return new Answer.Accepted(largest(client.execute(message)));
        } catch (TelegramApiException e) {
            return Answers.of(e);
        }
    }

    public Answer send(long chat, Bill bill, Styled description) {
        var invoice = SendInvoice.builder()
                .chatId(Long.toString(chat))
                .title(bill.title())
                .description(description.text())
                .payload(bill.payload())
                .providerToken("") // of no provider: Telegram's own Stars
                .currency(bill.currency())
                .price(new LabeledPrice(bill.title(), bill.amount()))
                .build();
        try {
            client.execute(invoice);
            return new Answer.Accepted(null);
        } catch (TelegramApiException e) {
            return Answers.of(e);
        }
    }

    /** Telegram is asked until it has told it once. */
    public BotName name() {
        var known = username;
        if (known != null) {
            return new BotName.Known(known);
        }
        try {
            var told = client.execute(new GetMe()).getUserName();
            username = told;
            return told == null
                    ? new BotName.Unknown(new Answer.Unavailable("a bot without a name"))
                    : new BotName.Known(told);
        } catch (TelegramApiException e) {
            return new BotName.Unknown(Answers.ofNobody(e));
        }
    }

    private static InputFile file(Photo photo) {
        return switch (photo) {
            case Photo.Known known -> new InputFile(known.file());
            case Photo.Drawn drawn -> new InputFile(new ByteArrayInputStream(drawn.png()), "cards.png");
        };
    }

    /** Telegram keeps a picture in several sizes, the largest last; any of their ids stands for the picture. */
    private static @Nullable String largest(Message sent) {
        List<PhotoSize> sizes = sent.getPhoto();
        return sizes == null || sizes.isEmpty() ? null : sizes.getLast().getFileId();
    }

    private static @Nullable InlineKeyboardMarkup buttons(Keyboard keyboard) {
        return keyboard.rows().isEmpty()
                ? null
                : new InlineKeyboardMarkup(keyboard.rows().stream()
                        .map(row -> new InlineKeyboardRow(
                                row.stream().map(Telegram::button).toList()))
                        .toList());
    }

    private static InlineKeyboardButton button(Button button) {
        var result = new InlineKeyboardButton(button.label());
        switch (button) {
            case Button.Press press -> result.setCallbackData(press.data());
            case Button.Link link -> result.setUrl(link.url());
        }
        return result;
    }
}
