package org.depeche.store;

/** A disk of ten gigabytes. */
final class FullDisk implements DiskSpace {
    long free = total();

    @Override
    public long free() {
        return free;
    }

    @Override
    public long total() {
        return 10L << 30;
    }
}
