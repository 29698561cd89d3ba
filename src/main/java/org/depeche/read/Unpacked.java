package org.depeche.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/**
 * A stream without its compression: gzip, bzip2 or Zstandard, as its first bytes tell, also one in the other.
 *
 * @param in buffered, and can be marked
 * @param name of the file without the endings that tell of compression
 * @param isPacked whether it was compressed
 */
record Unpacked(InputStream in, String name, boolean isPacked) {
    /** Compressed twice happens, more often is an attack. */
    private static final int MOST_LAYERS = 3;

    private static final int BUFFER = 1 << 16;
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(gz|bz2|zst|tgz|tbz2?|tzst)$");

    /** @param damage of a gzip member, which is not the end: its byte and what is wrong */
    static Unpacked of(String name, InputStream raw, BiConsumer<Long, String> damage) throws IOException {
        InputStream in = new BufferedInputStream(raw, BUFFER);
        String plain = name;
        boolean packed = false;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            byte[] magic = look(in, 4);
            if (begins(magic, 0x1f, 0x8b)) {
                in = new BufferedInputStream(new GzipMembers(in, damage), BUFFER);
            } else if (begins(magic, 'B', 'Z', 'h') && magic.length > 3 && magic[3] >= '1' && magic[3] <= '9') {
                in = new BufferedInputStream(new BZip2CompressorInputStream(in, true), BUFFER);
            } else if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
                in = new BufferedInputStream(new ZstdCompressorInputStream(in), BUFFER);
            } else {
                break;
            }
            packed = true;
            plain = ENDING.matcher(plain).replaceFirst("");
        }
        return new Unpacked(in, ENDING.matcher(plain).replaceFirst(""), packed);
    }

    /** The first bytes, which stay to be read. */
    static byte[] look(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
