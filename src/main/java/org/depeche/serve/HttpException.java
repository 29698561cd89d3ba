package org.depeche.serve;

/** A request that is answered with an error. */
final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
