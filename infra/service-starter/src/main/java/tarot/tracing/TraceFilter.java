package tarot.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes up the caller's trace, or begins one, unless the agent has done so. */
class TraceFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Traces.current() != null) {
            chain.doFilter(request, response);
            return;
        }
        var header = request.getHeader(Traces.HEADER);
        try (var _ = Traces.context(header == null ? begin() : header).makeCurrent()) {
            chain.doFilter(request, response);
        }
    }

    /** Not sampled: without an agent nobody records it, but it still ties a person's request together. */
    private static String begin() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
