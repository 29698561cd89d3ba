package org.depeche.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Copies a database tree by tree: each index is read in its own order and written block after block, as {@code tdb2.xloader} does with
 * what it has sorted. That leaves behind the blocks of earlier transactions, and takes a fraction of what adding quad after quad
 * takes, where each term is looked up and each index is entered in an order that is not its own. Terms keep their numbers, and those
 * that no quad has any more stay.
 */
final class Packing {
    private static final int CHUNK = 1 << 20;

    private Packing() {}

    /**
     * Makes a packed copy.
     *
     * @param data in a read transaction of this thread
     * @param folder does not exist, or is empty
     */
    static void pack(DatasetGraph data, Path folder) throws IOException {
        Files.createDirectories(folder);
        DatasetGraph copy = DatabaseMgr.connectDatasetGraph(folder.toString());
        try {
            DatasetGraphTDB from = TDBInternal.getDatasetGraphTDB(data);
            DatasetGraphTDB to = TDBInternal.getDatasetGraphTDB(copy);
            copy.executeWrite(() -> {
                NodeTableTRDF terms = terms(to);
                copy(terms(from).getData(), terms.getData());
                pack(terms(from).getIndex(), terms.getIndex());
                terms.getData().sync();
            });
            TupleIndex[] indexes = indexes(to);
            for (int i = 0; i < indexes.length; i++) {
                TupleIndex index = indexes[i];
                TupleIndex original = indexes(from)[i];
                if (!index.getName().equals(original.getName())) {
                    throw new IllegalStateException("the store has other indexes: " + original.getName());
                }
                // A transaction of this index alone.
                CoLib.executeWrite(index, () -> pack(tree(original), tree(index)));
            }
        } finally {
            TDBInternal.expel(copy, true);
        }
    }

    private static void pack(Index from, Index to) {
        BPlusTree source = (BPlusTree) from;
        BPlusTree target = (BPlusTree) to;
        Iterator<Record> records = source.iterator();
        if (!records.hasNext()) {
            return;
        }
        BPlusTreeRewriter.packIntoBPlusTree(
                        records,
                        target.getParams(),
                        target.getRecordFactory(),
                        target.getStateManager().getBufferChannel(),
                        target.getNodeManager().getBlockMgr(),
                        target.getRecordsMgr().getBlockMgr())
                .sync();
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

    private static NodeTableTRDF terms(DatasetGraphTDB data) {
        return (NodeTableTRDF)
                data.getQuadTable().getNodeTupleTable().getNodeTable().baseNodeTable();
    }

    private static TupleIndex[] indexes(DatasetGraphTDB data) {
        return data.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes();
    }

    private static Index tree(TupleIndex index) {
        return ((TupleIndexRecord) index.baseTupleIndex()).getRangeIndex();
    }
}
