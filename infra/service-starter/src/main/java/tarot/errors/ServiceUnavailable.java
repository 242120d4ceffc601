package tarot.errors;

/** Something that this service needs is away; the same will work when it is back. */
public class ServiceUnavailable extends ServiceException {

    public ServiceUnavailable(String message, Throwable cause) {
        super(ErrorKind.EXTERNAL_API, message, cause);
    }
}
