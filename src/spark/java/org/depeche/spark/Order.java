package org.depeche.spark;

import java.io.Serializable;

/**
 * A place in the input.
 *
 * @param file index of the file
 * @param position byte or number of the record in it
 */
record Order(int file, long position) implements Serializable, Comparable<Order> {
    @Override
    public int compareTo(Order other) {
        return file != other.file ? Integer.compare(file, other.file) : Long.compare(position, other.position);
    }
}
