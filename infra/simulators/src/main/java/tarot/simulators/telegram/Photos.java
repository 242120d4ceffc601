package tarot.simulators.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that were uploaded, the least recently used forgotten beyond 64 MB.
 * Ids carry the time of the start, so that an id of an earlier run never shows another picture.
 */
final class Photos {

    static final int THUMBNAIL_EDGE = 320;
    private static final int FILE_BYTES_MAX = 10 << 20;
    private static final long ALL_BYTES_MAX = 64L << 20;

    private final LinkedHashMap<String, Picture> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicInteger uploads = new AtomicInteger();
    private final String run;
    private final @Nullable Path folder;
    private long bytes;

    Photos(@Nullable Path folder, Clock clock) {
        this.folder = folder;
        this.run = "AgAC" + Long.toString(clock.millis(), 36);
    }

    /** @throws Refusal if the file is not a picture that Telegram takes */
    Photo upload(byte[] file) {
        if (file.length > FILE_BYTES_MAX) {
            throw Refusal.badRequest("file is too big");
        }
        var fileId = run + "x" + Integer.toString(uploads.incrementAndGet(), 36) + "A";
        var picture = picture(fileId, file).orElseThrow(() -> Refusal.badRequest("IMAGE_PROCESS_FAILED"));
        if (picture.photo.width() + picture.photo.height() > 10_000) {
            throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
        keep(picture);
        save(picture);
        return picture.photo;
    }

    /** The picture of a file id, whichever of its sizes is meant. */
    Optional<Photo> find(String fileId) {
        return load(fileId).map(picture -> picture.photo);
    }

    Optional<byte[]> bytes(String fileId) {
        return load(fileId).map(picture -> picture.bytes);
    }

    private Optional<Picture> load(String anyFileId) {
        var fileId = anyFileId.endsWith("s") ? anyFileId.substring(0, anyFileId.length() - 1) : anyFileId;
        synchronized (this) {
            var known = pictures.get(fileId);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var saved = saved(fileId);
        saved.ifPresent(this::keep);
        return saved;
    }

    private synchronized void keep(Picture picture) {
        pictures.put(picture.photo.fileId(), picture);
        bytes += picture.bytes.length;
        var eldest = pictures.entrySet().iterator();
        while (bytes > ALL_BYTES_MAX && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes.length;
            eldest.remove();
        }
    }

    private void save(Picture picture) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(picture.photo.fileId()), picture.bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Picture> saved(String fileId) {
        if (folder == null || !fileId.matches("[A-Za-z0-9]+")) {
            return Optional.empty();
        }
        try {
            return picture(fileId, Files.readAllBytes(folder.resolve(fileId)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Picture> picture(String fileId, byte[] file) {
        var data = ByteBuffer.wrap(file);
        if (file.length > 24 && data.getLong(0) == 0x89504E470D0A1A0AL) {
            return Optional.of(new Picture(fileId, data.getInt(16), data.getInt(20), file));
        }
        if (file.length > 4 && data.getShort(0) == (short) 0xFFD8) {
            return jpeg(fileId, data, file);
        }
        return Optional.empty();
    }

    /** Walks from marker to marker to the frame header, which has the size. */
    private static Optional<Picture> jpeg(String fileId, ByteBuffer data, byte[] file) {
        int at = 2;
        while (at + 9 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                int height = data.getShort(at + 5) & 0xFFFF;
                int width = data.getShort(at + 7) & 0xFFFF;
                return Optional.of(new Picture(fileId, width, height, file));
            }
            at += 2 + (data.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    private static final class Picture {
        private final Photo photo;
        private final byte[] bytes;

        private Picture(String fileId, int width, int height, byte[] bytes) {
            this.photo = new Photo(fileId, width, height, bytes.length);
            this.bytes = bytes;
        }
    }
}
