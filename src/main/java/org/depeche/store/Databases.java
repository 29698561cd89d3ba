package org.depeche.store;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/** The parts that a database of TDB2 is made of, its trees and its file of terms, for who writes them as wholes. */
final class Databases {
    private static final int CHUNK = 1 << 20;

    private Databases() {}

    static NodeTableTRDF terms(DatasetGraphTDB data) {
        return (NodeTableTRDF)
                data.getQuadTable().getNodeTupleTable().getNodeTable().baseNodeTable();
    }

    static List<TupleIndex> indexes(DatasetGraphTDB data) {
        return List.of(data.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes());
    }

    /** The records of an index, in its order, as the thread's transaction sees them. */
    static Iterator<Record> records(TupleIndex index) {
        return tree(index).iterator();
    }

    private static BPlusTree tree(TupleIndex index) {
        return (BPlusTree) ((TupleIndexRecord) index.baseTupleIndex()).getRangeIndex();
    }

    /** Copies all terms, so that each has the same number; within transactions of both. */
    static void copyTerms(DatasetGraphTDB from, DatasetGraphTDB to) {
        copy(terms(from).getData(), terms(to).getData());
        Index numbers = terms(from).getIndex();
        pack(((BPlusTree) numbers).iterator(), (BPlusTree) terms(to).getIndex());
        terms(to).getData().sync();
    }

    private static void copy(BinaryDataFile from, BinaryDataFile to) {
        byte[] chunk = new byte[CHUNK];
        long length = from.length();
        for (long at = 0; at < length; ) {
            int read = from.read(at, chunk, 0, (int) Math.min(CHUNK, length - at));
            if (read <= 0) {
                throw new IllegalStateException("the terms end at " + at + " of " + length + " bytes");
            }
            to.write(chunk, 0, read);
            at += read;
        }
    }

    /** Fills an index that is empty, in a transaction of this index alone, with records in its order. */
    static void fill(TupleIndex index, Iterator<Record> records) {
        CoLib.executeWrite(index, () -> pack(records, tree(index)));
    }

    /** Writes block after block, as {@code tdb2.xloader} does with what it has sorted. */
    private static void pack(Iterator<Record> records, BPlusTree tree) {
        if (!records.hasNext()) {
            return;
        }
        BPlusTreeRewriter.packIntoBPlusTree(
                        records,
                        tree.getParams(),
                        tree.getRecordFactory(),
                        tree.getStateManager().getBufferChannel(),
                        tree.getNodeManager().getBlockMgr(),
                        tree.getRecordsMgr().getBlockMgr())
                .sync();
    }
}
