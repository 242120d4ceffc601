package tarot.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class TracingAutoConfiguration {

    @Bean
    TraceFilter traceFilter() {
        return new TraceFilter();
    }
}
