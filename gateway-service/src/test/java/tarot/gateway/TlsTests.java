package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate that is made here and lives as long as the test. */
class TlsTests {

    private static final String PASSWORD = "only for this test";

    @Test
    void speaksTlsWithTheGivenCertificateAndKeepsTheProbesPlain(@TempDir Path folder) throws Exception {
        var store = newCertificate(folder);
        var certificate = pem(
                folder.resolve("tls.crt"),
                "CERTIFICATE",
                store.getCertificate("door").getEncoded());
        var key = pem(
                folder.resolve("tls.key"),
                "PRIVATE KEY",
                store.getKey("door", PASSWORD.toCharArray()).getEncoded());
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(
                        bot,
                        bot,
                        "GATEWAY_CERTIFICATE=" + certificate,
                        "GATEWAY_PRIVATE_KEY=" + key,
                        "MANAGEMENT_PORT=0");
                var client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            var address = URI.create("https://localhost:" + gateway.port() + Gateway.TELEGRAM);
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .POST(BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession()).isPresent();
            assertThat(bot.last().headers().get("X-Forwarded-Proto")).containsExactly("https");
            assertThatThrownBy(() -> gateway.post(Gateway.TELEGRAM, "plain")).isInstanceOf(IOException.class);
            var probe = URI.create("http://localhost:" + gateway.managementPort() + "/actuator/health/readiness");
            assertThat(client.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            var outside = URI.create("https://localhost:" + gateway.port() + "/actuator/prometheus");
            assertThat(client.send(HttpRequest.newBuilder(outside).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static KeyStore newCertificate(Path folder) throws Exception {
        var file = folder.resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        assertThat(process.waitFor())
                .as(output.toString(StandardCharsets.UTF_8))
                .isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        var base64 = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", store.getCertificate("door"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
