package org.depeche.spark;

import java.io.Serializable;

/**
 * A file of the input.
 *
 * @param index its place in the order of the input, from 0
 * @param uri with scheme
 * @param name path below the folder that was named, with {@code /}, or the file's own name; ids are made from it
 * @param length in bytes
 */
record InputFile(int index, String uri, String name, long length) implements Serializable {
    /** Lines of JSON that are not compressed can be read from anywhere in the file. */
    boolean isSplittable() {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    boolean isParquet() {
        return name.endsWith(".parquet");
    }
}
