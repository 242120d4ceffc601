package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import tarot.simulators.telegram.Button;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.TelegramFault;

/** With the client that the services use, which is the judge of what the simulator answers. */
class TelegramClientTests {

    static final String TOKEN = "42:secret";

    Simulators simulators = Simulators.start(SimulatorSettings.forTests().withToken(TOKEN));
    OkHttpTelegramClient client = client(simulators);
    Person ada = simulators.telegram().person(7, "Ada");

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void sendsTextWithAKeyboard() throws Exception {
        var row = new InlineKeyboardRow(InlineKeyboardButton.builder()
                .text("Draw")
                .callbackData("draw:1")
                .build());
        var message = client.execute(SendMessage.builder()
                .chatId(7L)
                .text("<b>Hello</b> \uD83C\uDF19")
                .parseMode("HTML")
                .replyMarkup(new InlineKeyboardMarkup(List.of(row)))
                .build());
        assertThat(message.getText()).isEqualTo("Hello \uD83C\uDF19");
        assertThat(message.getEntities()).hasSize(1);
        assertThat(message.getReplyMarkup().getKeyboard()).hasSize(1);
        assertThat(ada.lastReceived().orElseThrow().button("Draw")).contains(new Button("Draw", "draw:1", ""));
    }

    @Test
    void uploadsAPictureOnceAndSendsItAgainByItsId() throws Exception {
        var picture = png(640, 400);
        var first = client.execute(photo(new InputFile(new ByteArrayInputStream(picture), "spread.png")));
        var sizes = first.getPhoto();
        var largest =
                sizes.stream().max(Comparator.comparing(PhotoSize::getWidth)).orElseThrow();
        assertThat(sizes).hasSize(2);
        assertThat(largest.getWidth()).isEqualTo(640);
        assertThat(first.getCaption()).isEqualTo("Your cards");
        var second = client.execute(photo(new InputFile(largest.getFileId())));
        assertThat(second.getPhoto()).isEqualTo(sizes);
        var file = client.execute(new GetFile(largest.getFileId()));
        var url = simulators.url() + "/file/bot" + TOKEN + "/" + file.getFilePath();
        try (var in = URI.create(url).toURL().openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(picture);
        }
    }

    @Test
    void refusesWhatIsNoPictureAndFileIdsOfNobody() {
        assertThatThrownBy(() -> client.execute(photo(new InputFile(new ByteArrayInputStream(new byte[99]), "x.png"))))
                .hasMessageContaining("IMAGE_PROCESS_FAILED");
        assertThatThrownBy(() -> client.execute(photo(new InputFile("AgACnothing"))))
                .hasMessageContaining("wrong file identifier");
    }

    @Test
    void picturesOutliveTheProcessWhereThereIsAFolder(@TempDir Path folder) throws Exception {
        var environment = Map.of("SIMULATORS_PORT", "0", "SIMULATORS_DATA", folder.toString());
        String fileId;
        try (var before = Simulators.start(SimulatorSettings.of(environment))) {
            fileId = upload(before).getPhoto().getFirst().getFileId();
            assertThat(Files.list(folder.resolve("pictures"))).hasSize(1);
        }
        try (var after = Simulators.start(SimulatorSettings.of(environment))) {
            after.telegram().person(7, "Ada");
            var again = client(after).execute(photo(new InputFile(fileId)));
            assertThat(again.getPhoto().getFirst().getFileId()).isEqualTo(fileId);
            assertThat(upload(after).getPhoto().getFirst().getFileId()).isNotEqualTo(fileId);
        }
    }

    @Test
    void readsUpdatesAsTelegramWritesThem() throws Exception {
        ada.sends("/start");
        client.execute(SendMessage.builder().chatId(7L).text("hi").build());
        var updates = client.execute(GetUpdates.builder().timeout(0).build());
        assertThat(updates).hasSize(1);
        // not isCommand(): the client computes the entities' texts only once somebody has asked for the entities
        assertThat(updates.getFirst().getMessage().getEntities().getFirst().getText())
                .isEqualTo("/start");
        assertThat(updates.getFirst().getMessage().getFrom().getLanguageCode()).isEqualTo("en");
        ada.blocksTheBot();
        var blocked = client.execute(GetUpdates.builder()
                .offset(updates.getFirst().getUpdateId() + 1)
                .timeout(0)
                .build());
        assertThat(blocked.getFirst().getMyChatMember().getNewChatMember().getStatus())
                .isEqualTo("kicked");
    }

    @Test
    void retryAfterReachesTheCaller() {
        simulators.telegram().fail(1, new TelegramFault.TooManyRequests(3), "sendMessage");
        assertThatThrownBy(() -> client.execute(
                        SendMessage.builder().chatId(7L).text("hi").build()))
                .isInstanceOfSatisfying(TelegramApiRequestException.class, refused -> {
                    assertThat(refused.getErrorCode()).isEqualTo(429);
                    assertThat(refused.getParameters().getRetryAfter()).isEqualTo(3);
                });
    }

    @Test
    void knowsTheBotAndItsMenu() throws Exception {
        assertThat(client.execute(new GetMe()).getIsBot()).isTrue();
        client.execute(new SetMyCommands(List.of(new BotCommand("reading", "Draw cards"))));
        assertThat(simulators.telegram().commands("en")).extracting("command").containsExactly("reading");
    }

    static Message upload(Simulators simulators) throws TelegramApiException, IOException {
        simulators.telegram().person(7, "Ada");
        return client(simulators).execute(photo(new InputFile(new ByteArrayInputStream(png(100, 100)), "x.png")));
    }

    static SendPhoto photo(InputFile file) {
        return SendPhoto.builder().chatId(7L).photo(file).caption("Your cards").build();
    }

    static OkHttpTelegramClient client(Simulators simulators) {
        var url = URI.create(simulators.url());
        return new OkHttpTelegramClient(
                TOKEN,
                TelegramUrl.builder()
                        .schema("http")
                        .host("localhost")
                        .port(url.getPort())
                        .build());
    }

    static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
