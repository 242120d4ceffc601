package tarot.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.errors.ServiceException;
import tarot.settings.InvalidSetting;
import tools.jackson.databind.json.JsonMapper;

class SealingTests {

    static final UUID MESSAGE = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    static final byte[] ID_ALONE = MESSAGE.toString().getBytes(UTF_8);
    static final UserId ADA = new UserId(UUID.fromString("0198c0de-0000-7000-8000-00000000000a"));
    static final UserId BOB = new UserId(UUID.fromString("0198c0de-0000-7000-8000-00000000000b"));
    static final Question QUESTION = new Question("Will it work? 🔮", "en");

    final AtomicBoolean sealedByVirtualThread = new AtomicBoolean();
    final String keyset = keyset();
    final TransportSealing transport = transport(keyset);

    @Test
    void opensWhatWasSealedForTheSameMessage() {
        assertThat(transport.open(transport.seal(QUESTION, MESSAGE, ADA), MESSAGE, ADA, Question.class))
                .isEqualTo(QUESTION);
    }

    @Test
    void opensInTheMessageWhatWasSealedForIt() {
        var reading = new ReadingId(UUID.randomUUID());
        var message = MessageTypes.idOf(RequestReading.class, reading.value());
        var request = new RequestReading(reading, ADA, Spread.ONE_CARD, transport.seal(QUESTION, message, ADA));
        assertThat(transport.open(request.sealed(), request, Question.class)).isEqualTo(QUESTION);
        var copied = new RequestReading(reading, BOB, Spread.ONE_CARD, request.sealed());
        assertThatThrownBy(() -> transport.open(copied.sealed(), copied, Question.class))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void aVirtualThreadSealsAndOpensAndIsRefusedLikeAnyOther() throws InterruptedException {
        var thread = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            opensWhatWasSealedForTheSameMessage();
            refusesAnotherKeysWork();
            sealedByVirtualThread.set(Thread.interrupted());
        });
        thread.join();
        assertThat(sealedByVirtualThread).as("and stays interrupted").isTrue();
    }

    @Test
    void showsNothingOfWhatIsInside() {
        var sealed = transport.seal(QUESTION, MESSAGE, ADA);
        assertThat(new String(Base64.getDecoder().decode(sealed.ciphertext()), UTF_8))
                .doesNotContain("work", "en");
        assertThat(transport.seal(QUESTION, MESSAGE, ADA)).isNotEqualTo(sealed);
    }

    @Test
    void refusesWhatWasMovedToAnotherMessage() {
        var moved = transport.seal(QUESTION, MESSAGE, ADA);
        assertThatThrownBy(() -> transport.open(moved, UUID.randomUUID(), ADA, Question.class))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void refusesWhatWasMovedToAnotherPerson() {
        var copied = transport.seal(QUESTION, MESSAGE, ADA);
        assertThatThrownBy(() -> transport.open(copied, MESSAGE, BOB, Question.class))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void opensWhatWasSealedBeforePersonsWereBound() {
        var plain = JsonMapper.builder().build().writeValueAsBytes(QUESTION);
        var sealed = new Sealed(Base64.getEncoder().encodeToString(rawKeyset().seal(plain, ID_ALONE)));
        assertThat(transport.open(sealed, MESSAGE, ADA, Question.class)).isEqualTo(QUESTION);
        assertThatThrownBy(() -> transport.open(sealed, UUID.randomUUID(), ADA, Question.class))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void whatIsSealedNowIsNotBoundToItsMessageAlone() {
        var sealed = Base64.getDecoder()
                .decode(transport.seal(QUESTION, MESSAGE, ADA).ciphertext());
        assertThatThrownBy(() -> rawKeyset().open(sealed, ID_ALONE)).isInstanceOf(ServiceException.class);
    }

    @Test
    void refusesAnotherKeysWork() {
        var foreign = transport(keyset()).seal(QUESTION, MESSAGE, ADA);
        assertThatThrownBy(() -> transport.open(foreign, MESSAGE, ADA, Question.class))
                .isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> transport.open(new Sealed("AAAA"), MESSAGE, ADA, Question.class))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void bindsWhatIsStoredToItsPlace() {
        var storage = new StorageSealing(Keyset.of("STORAGE_KEYSET", keyset()));
        var sealed = storage.seal(new byte[] {1, 2, 3}, "row 1");
        assertThat(storage.open(sealed, "row 1")).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> storage.open(sealed, "row 2")).isInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "secret!", "bm8ga2V5c2V0"})
    void aWrongKeysetIsToldByItsSettingAndNeverRepeated(String keyset) {
        assertThatThrownBy(() -> Keyset.of("TRANSPORT_KEYSET", keyset))
                .isInstanceOfSatisfying(InvalidSetting.class, wrong -> {
                    assertThat(wrong.setting()).isEqualTo("TRANSPORT_KEYSET");
                    assertThat(wrong.getMessage()).doesNotContain("secret!", "bm8ga2V5c2V0");
                });
    }

    Keyset rawKeyset() {
        return Keyset.of("TRANSPORT_KEYSET", keyset);
    }

    static TransportSealing transport(String keyset) {
        return new TransportSealing(
                Keyset.of("TRANSPORT_KEYSET", keyset), JsonMapper.builder().build());
    }

    static String keyset() {
        try {
            var configuration = AeadConfig2026.get();
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, configuration);
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, configuration, InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
