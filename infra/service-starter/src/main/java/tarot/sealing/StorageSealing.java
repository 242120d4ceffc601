package tarot.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Seals what is kept in a database or cache, bound to the place where it is kept. */
public final class StorageSealing {

    private final Keyset keyset;

    StorageSealing(Keyset keyset) {
        this.keyset = keyset;
    }

    /** Seals for one place, such as {@code recipient 0198…}: moved to another row it cannot be opened. */
    public byte[] seal(byte[] plain, String place) {
        return keyset.seal(plain, place.getBytes(UTF_8));
    }

    /** Throws {@link tarot.errors.ServiceException} of kind VALIDATION where it was sealed for another place or key. */
    public byte[] open(byte[] sealed, String place) {
        return keyset.open(sealed, place.getBytes(UTF_8));
    }
}
