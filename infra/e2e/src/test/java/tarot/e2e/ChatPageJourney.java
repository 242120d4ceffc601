package tarot.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;

/** The chat page in a real browser, used as a newcomer uses it. */
@Journey
class ChatPageJourney {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> HEADLESS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-dev-shm-usage");
    private static final double PATIENCE_MS = 20_000;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser chromium;

    @BeforeAll
    static void open() {
        browser().ifPresent(path -> {
            var quiet = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            var started = Playwright.create(quiet);
            playwright = started;
            chromium = started.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(path)
                            .setArgs(HEADLESS));
        });
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aNewcomerAsksAndBuysInTheChatPage(Stage stage) {
        assertThat(play(stage, ChatPageJourney::asksAndBuys)).isEmpty();
    }

    @Test
    void tabFillsInTheCommandThatTheMenuMarks(Stage stage) {
        assertThat(play(stage, ChatPageJourney::fillsInACommand)).isEmpty();
    }

    @Test
    void whoIsAddedIsNobodyWhoWasClosed(Stage stage) {
        assertThat(play(stage, ChatPageJourney::closesAndAdds)).isEmpty();
    }

    @Test
    void aLostConnectionShowsOnAPhoneAndKeepsWhatWasWritten(Stage stage) {
        assertThat(play(stage, ChatPageJourney::losesTheConnection)).isNotEmpty();
    }

    /** What the browser complained of meanwhile. */
    private static List<String> play(Stage stage, Consumer<Page> scene) {
        Assumptions.assumeTrue(
                chromium != null,
                "no browser is installed (Debian: apt-get install chromium): the chat page is not tried");
        try (var context = requireNonNull(chromium)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1100, 900)
                        .setReducedMotion(ReducedMotion.REDUCE))) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(stage.simulators().url());
            scene.accept(page);
            return complaints;
        }
    }

    private static void asksAndBuys(Page page) {
        var chat = page.getByTestId("chat-1001");
        visible(chat);
        picture(page, "1-empty");
        send(page, "/start");
        hears(chat, "A gift to begin with");
        send(page, "/reading");
        hears(chat, "Which spread");
        picture(page, "2-spreads");
        button(chat, "Three cards").click();
        hears(chat, "What would you like to ask?");
        send(page, "Will the garden bloom again?");
        visible(chat.getByTestId("photo"));
        hears(chat, "2 credits for this reading");
        var photo = chat.getByTestId("photo");
        page.waitForFunction("() => document.querySelector('[data-testid=photo]').naturalWidth > 0");
        picture(page, "3-reading");
        photo.scrollIntoViewIfNeeded();
        picture(page, "4-photo");
        buys(page, chat);
        paysInStars(page, chat);
        phone(page);
        picture(page, "10-phone");
    }

    private static void buys(Page page, Locator chat) {
        send(page, "/buy");
        hears(chat, "How many credits");
        chat.getByTestId("button")
                .filter(new Locator.FilterOptions().setHasText("25 credits").setHasNotText("★"))
                .last()
                .click();
        hears(chat, "The button opens the payment page");
        var checkout = page.waitForPopup(() -> button(chat, "Pay").click());
        visible(checkout.getByTestId("amount"));
        picture(checkout, "5-pay-page");
        checkout.getByTestId("pay").click();
        visible(checkout.getByText("go back to the chat"));
        picture(checkout, "6-paid");
        checkout.close();
        page.bringToFront();
        hears(chat, "25 credits have arrived");
        picture(page, "7-bought");
    }

    private static void paysInStars(Page page, Locator chat) {
        send(page, "/buy");
        hears(chat, "How many credits");
        button(chat, "★").click();
        var invoice = chat.getByTestId("invoice").last();
        visible(invoice);
        picture(page, "8-invoice");
        chat.getByTestId("pay").last().click();
        visible(invoice.getByTestId("invoice-state").filter(new Locator.FilterOptions().setHasText("Paid")));
        visible(chat.getByTestId("receipt").last());
        hears(chat, "150 credits have arrived");
        picture(page, "9-paid-in-stars");
    }

    private static void phone(Page page) {
        page.setViewportSize(390, 844);
    }

    private static void fillsInACommand(Page page) {
        var field = page.getByTestId("input-1001");
        field.pressSequentially("/rea");
        assertThat(field).hasAttribute("aria-activedescendant", "menu-1001-reading");
        assertThat(field).hasAttribute("aria-expanded", "true");
        picture(page, "11-menu");
        field.press("Tab");
        assertThat(field).hasValue("/reading ");
        assertThat(field).hasAttribute("aria-expanded", "false");
    }

    private static void closesAndAdds(Page page) {
        closes(page, "Bob");
        adds(page, "Cleo");
        visible(page.getByTestId("chat-1003"));
        closes(page, "Cleo");
        page.reload();
        adds(page, "Dan");
        visible(page.getByTestId("chat-1004"));
    }

    private static void closes(Page page, String name) {
        var close = page.getByLabel("Close the chat of " + name);
        close.click();
        assertThat(close).hasCount(0);
    }

    private static void adds(Page page, String name) {
        page.getByTestId("add-user").click();
        page.getByTestId("new-name").fill(name);
        page.getByTestId("new-add").click();
    }

    private static void losesTheConnection(Page page) {
        phone(page);
        page.route("**/admin/events", Route::abort);
        page.reload();
        visible(page.getByText("Reconnecting"));
        page.route("**/admin/chats/1001/messages", Route::abort);
        send(page, "Will it be kept?");
        visible(page.getByTestId("chat-1001").getByText("Failed to fetch"));
        picture(page, "12-reconnecting");
        assertThat(page.getByTestId("input-1001")).hasValue("Will it be kept?");
    }

    private static void send(Page page, String text) {
        page.getByTestId("input-1001").fill(text);
        page.getByTestId("send-1001").click();
    }

    private static void hears(Locator chat, String text) {
        visible(chat.getByTestId("message")
                .filter(new Locator.FilterOptions().setHasText(text))
                .last());
    }

    private static Locator button(Locator chat, String label) {
        return chat.getByTestId("button")
                .filter(new Locator.FilterOptions().setHasText(label))
                .last();
    }

    private static void visible(Locator what) {
        assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    private static Optional<Path> browser() {
        var path =
                Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1));
        return path.map(Path::of)
                .flatMap(folder -> BROWSERS.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
