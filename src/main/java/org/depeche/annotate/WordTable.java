package org.depeche.annotate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A number for each of very many words or names, kept by their hashes: a million and a half take 10 MB of memory and half as much in
 * the jar, where their strings would take 150. A word that is not in it may be taken for one that is, once in some thousand asked for:
 * good enough for what a model learns from, not for a fact. May be shared by threads.
 */
final class WordTable {
    /** A table that holds nothing. */
    static final WordTable NONE = new WordTable(new int[0], new short[0]);

    private final int[] hashes;
    private final short[] values;

    private WordTable(int[] hashes, short[] values) {
        this.hashes = hashes;
        this.values = values;
    }

    /** @param resource a table on the class path, as {@link #write} writes it */
    static WordTable load(String resource) {
        try (InputStream in = WordTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no table " + resource);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static WordTable read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from)));
        int size = in.readInt();
        int[] hashes = new int[size];
        short[] values = new short[size];
        long hash = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            hash += difference(in);
            hashes[i] = (int) hash;
        }
        for (int i = 0; i < size; i++) {
            values[i] = in.readShort();
        }
        return new WordTable(hashes, values);
    }

    private static long difference(DataInputStream in) throws IOException {
        long difference = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            difference |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next > 0x7F);
        return difference;
    }

    /**
     * Writes a table: the differences of the sorted hashes, seven bits a byte, then the values. Of words that share a hash the first
     * in order stays.
     *
     * @param words with their values, 1 to 32,767
     */
    static void write(Map<String, Integer> words, OutputStream to) throws IOException {
        TreeMap<Integer, Integer> byHash = new TreeMap<>();
        new TreeMap<>(words).forEach((word, value) -> byHash.putIfAbsent(hash(word), value));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to)))) {
            out.writeInt(byHash.size());
            long last = Integer.MIN_VALUE;
            for (int hash : byHash.keySet()) {
                long difference = hash - last;
                for (; difference > 0x7F; difference >>>= 7) {
                    out.writeByte((int) (difference & 0x7F | 0x80));
                }
                out.writeByte((int) difference);
                last = hash;
            }
            for (int value : byHash.values()) {
                out.writeShort(value);
            }
        }
    }

    /** The value of a word, 0 where there is none. */
    int get(String word) {
        int i = Arrays.binarySearch(hashes, hash(word));
        return i < 0 ? 0 : values[i];
    }

    /** The values that some word has. */
    int[] distinctValues() {
        return IntStream.range(0, values.length).map(i -> values[i]).distinct().toArray();
    }

    /** FNV-1a over UTF-8 with Murmur's finish: {@link String#hashCode} sends too many short words to one number. */
    private static int hash(String word) {
        int hash = 0x811C9DC5;
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
