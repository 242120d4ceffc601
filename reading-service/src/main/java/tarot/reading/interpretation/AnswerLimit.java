package tarot.reading.interpretation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Ends answers that are longer than any that could be of use: one that never ends would fill the memory. */
final class AnswerLimit implements Interceptor {

    /** A model that thinks aloud may need that much. */
    static final long BYTES_MAX = 256 * 1024;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var answer = chain.proceed(chain.request());
        var body = requireNonNull(answer.body()); // every answer to a call has one
        var limited = Okio.buffer(new Limited(body.source()));
        return answer.newBuilder()
                .body(ResponseBody.create(limited, body.contentType(), body.contentLength()))
                .build();
    }

    private static final class Limited extends ForwardingSource {

        private long left = BYTES_MAX;

        private Limited(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long bytes) throws IOException {
            var read = super.read(sink, bytes);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("the answer is too long");
            }
            return read;
        }
    }
}
