package org.depeche.serve;

/** A request that is answered with an error. */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Of HTTP, 400 or more. */
    public int status() {
        return status;
    }
}
