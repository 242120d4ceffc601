package tarot.bot.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.UserId;

class InvitationCodesTests {

    static final Identity IDENTITY = new Identity("a secret of thirty-two characters".getBytes(UTF_8));

    final InvitationCodes codes = new InvitationCodes(IDENTITY);
    final UserIds people = new UserIds(Clock.systemUTC());

    @Test
    void aCodeIsItsPersonsForEver() {
        for (var i = 0; i < 1000; i++) {
            var user = people.next();
            var code = codes.code(user);
            assertThat(code).matches("[A-Za-z0-9_-]{22}").isEqualTo(new InvitationCodes(IDENTITY).code(user));
            assertThat(codes.person(code)).contains(user);
        }
    }

    @Test
    void aCodeSaysNothingWithoutTheSecret() {
        var user = people.next();
        var block = ByteBuffer.wrap(Base64.getUrlDecoder().decode(codes.code(user)));
        assertThat(block.getLong()).isNotEqualTo(user.value().getMostSignificantBits());
        assertThat(block.getLong()).isNotEqualTo(user.value().getLeastSignificantBits());
        var stranger = new InvitationCodes(new Identity("another one of thirty-two letters".getBytes(UTF_8)));
        assertThat(stranger.code(user)).isNotEqualTo(codes.code(user));
    }

    @Test
    void onlyIdsOfPeopleAreTaken() throws Exception {
        for (var id : new UUID[] {
            UserId.NOBODY.value(),
            UUID.nameUUIDFromBytes(new byte[0]),
            new UUID(people.next().value().getMostSignificantBits(), 0) // version 7, but of no known variant
        }) {
            assertThat(codes.person(encrypted(id))).as(id.toString()).isEmpty();
        }
        var person = people.next();
        assertThat(encrypted(person.value())).as("as the codes do it").isEqualTo(codes.code(person));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "ä", "a b", "../../etc", "\0"})
    void whatIsNoCodeNamesNobody(String code) {
        assertThat(codes.person(code)).isEmpty();
    }

    @Test
    void aPersonHasOneCodeOnly() {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var code = codes.code(people.next());
        var last = alphabet.indexOf(code.charAt(21));
        assertThat(codes.person(code.substring(0, 21) + alphabet.charAt(last + 1)))
                .as("the bits beyond the block")
                .isEmpty();
        assertThat(codes.person(code + "==")).isEmpty();
    }

    @Test
    void noCodeWhateverBreaksIt() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var block = new byte[16];
        var found = 0;
        for (var round = 0; round < 10_000; round++) {
            random.nextBytes(block);
            var code = Base64.getUrlEncoder().withoutPadding().encodeToString(block);
            var person = codes.person(code);
            found += person.isPresent() ? 1 : 0;
            person.ifPresent(user -> assertThat(user.value().version()).isEqualTo(7));
        }
        assertThat(found).as("one in 64, by luck; seed %s", seed).isBetween(50, 400);
    }

    static String encrypted(UUID id) throws Exception {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding"); // of one block, after nothing, the same as ECB
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(IDENTITY.key("invitation"), "AES"),
                new IvParameterSpec(new byte[16]));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cipher.doFinal(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()));
    }
}
