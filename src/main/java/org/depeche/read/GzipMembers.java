package org.depeche.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), member after member. Where a member is damaged it is told of and cut there, and reading goes on with
 * the next that can be found: crawlers write each record as a member of its own, and one must not cost the others.
 */
final class GzipMembers extends InputStream {
    private static final int CHUNK = 1 << 16;

    /** So many bytes of a damaged member are looked through again: bits out of step often inflate far beyond its end. */
    private static final int WINDOW = 1 << 18;

    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final BiConsumer<Long, String> damage;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[WINDOW + CHUNK];
    private final byte[] single = new byte[1];
    private int at;
    private int end;
    private long read;
    /** Where the member begins, or the oldest of its bytes that are kept. */
    private int start;

    private boolean within;
    private boolean any;

    /**
     * @param in not closed
     * @param damage told the byte, counted from 0, and what is wrong
     */
    GzipMembers(InputStream in, BiConsumer<Long, String> damage) {
        this.in = in;
        this.damage = damage;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (within || nextMember()) {
            try {
                int count = inflate(bytes, offset, length);
                if (count > 0) {
                    return count;
                }
            } catch (EOFException e) {
                tell("is cut off");
                return -1;
            } catch (DataFormatException e) {
                within = false;
                tell(e.getMessage() == null ? "is no deflated data" : e.getMessage());
                at = Math.min(start + 1, end);
                skipToMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException, DataFormatException {
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                if (at == end && !fill()) {
                    within = false;
                    throw new EOFException();
                }
                inflater.setInput(packed, at, end - at);
            }
            int count = inflater.inflate(bytes, offset, length);
            at = end - inflater.getRemaining();
            if (count > 0) {
                checksum.update(bytes, offset, count);
                return count;
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException("asks for a dictionary");
            }
        }
        within = false;
        if (unsigned32() != checksum.getValue() | unsigned32() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("has another checksum than its data");
        }
        return 0;
    }

    private boolean nextMember() throws IOException {
        try {
            start = at;
            int first = octet();
            while (first >= 0 && any && first == 0) {
                first = octet(); // padding of tapes and some programs
            }
            if (first < 0) {
                return false;
            }
            if (first != 0x1f || need() != 0x8b || need() != 8) {
                tell("does not begin as gzip does");
                return skipToMember() && nextMember();
            }
            header(need());
        } catch (EOFException e) {
            tell("is cut off");
            return false;
        }
        any = true;
        within = true;
        inflater.reset();
        checksum.reset();
        return true;
    }

    private void header(int flags) throws IOException {
        for (int i = 0; i < 6; i++) {
            need(); // time, level and system
        }
        if ((flags & FLAG_EXTRA) != 0) {
            for (int length = need() | need() << 8; length > 0; length--) {
                need();
            }
        }
        for (int text = flags & (FLAG_NAME | FLAG_COMMENT); text != 0; text &= text - 1) {
            while (need() != 0) {
                continue;
            }
        }
        if ((flags & FLAG_CRC) != 0) {
            need();
            need();
        }
    }

    /** Goes to where a member may begin; false at the end. */
    private boolean skipToMember() throws IOException {
        start = at;
        while (end - at >= 3 || fill()) {
            if (end - at < 3) {
                continue;
            }
            if (packed[at] == 0x1f && (packed[at + 1] & 0xff) == 0x8b && packed[at + 2] == 8) {
                return true;
            }
            start = ++at;
        }
        at = end;
        return false;
    }

    /** Reads on; keeps what was read of the member as far as there is room. */
    private boolean fill() throws IOException {
        int from = Math.max(Math.min(start, at), end - WINDOW);
        System.arraycopy(packed, from, packed, 0, end - from);
        at -= from;
        end -= from;
        start = Math.max(0, start - from);
        int count = in.read(packed, end, packed.length - end);
        read += Math.max(0, count);
        end += Math.max(0, count);
        return count > 0;
    }

    private int octet() throws IOException {
        return at < end || fill() ? packed[at++] & 0xff : -1;
    }

    private int need() throws IOException {
        int octet = octet();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    private long unsigned32() throws IOException {
        return need() | need() << 8 | need() << 16 | (long) need() << 24;
    }

    private void tell(String what) {
        damage.accept(read - (end - at), what);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
