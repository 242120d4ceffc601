package tarot.reading.archive;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is remembered beside the table.
 *
 * @param remembered how long Redis has a finished reading
 */
@Validated
@ConfigurationProperties("tarot.archive")
record ArchiveProperties(@DefaultValue("1h") @NotNull Duration remembered) {}
