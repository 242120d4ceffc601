package tarot.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After every test the books must be in order, whatever it did. */
public class Audit implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        var jdbc = SpringExtension.getApplicationContext(context).getBean(JdbcClient.class);
        assertThat(findings(jdbc)).as("findings of the audit").isEmpty();
    }

    /** Whatever does not add up, in words. */
    public static List<String> findings(JdbcClient jdbc) throws IOException {
        return jdbc.sql(new ClassPathResource("tarot/credit/audit.sql").getContentAsString(UTF_8))
                .query((row, _) -> row.getString("finding"))
                .list();
    }
}
