package tarot.errors;

import org.jspecify.annotations.Nullable;

/** A surprise of a known kind. Its text is for operators: never what a person wrote, never a secret. */
public class ServiceException extends RuntimeException {

    private final ErrorKind kind;

    public ServiceException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public ServiceException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }
}
