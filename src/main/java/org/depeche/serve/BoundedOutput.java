package org.depeche.serve;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Bytes up to a limit. */
final class BoundedOutput extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long limit;

    BoundedOutput(long limit) {
        this.limit = limit;
    }

    /** Whether there is no more room. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("the result is too large", null, false, false);
        }
    }

    @Override
    public void write(int b) {
        room(1);
        bytes.write(b);
    }

    @Override
    public void write(byte[] buffer, int start, int length) {
        room(length);
        bytes.write(buffer, start, length);
    }

    private void room(int length) {
        if (bytes.size() + (long) length > limit) {
            throw new Full();
        }
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
