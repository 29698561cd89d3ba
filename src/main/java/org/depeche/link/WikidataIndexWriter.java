package org.depeche.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.depeche.link.WikidataIndex.Field;

/** Makes the index that {@link WikidataIndex} reads. Memory holds some megabytes of it at a time. */
final class WikidataIndexWriter implements AutoCloseable {
    private static final double BUFFER_MEGABYTES = 32;

    /** Longer terms Lucene refuses; no name is that long. */
    private static final int LONGEST_KEY = 1000;

    private final NameIndex keys = new NameIndex(List.of(), new Transliteration(), List.of());
    private final IndexWriter writer;

    /** @param place of the index; what lies there is written over */
    WikidataIndexWriter(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        writer = new IndexWriter(FSDirectory.open(place), config);
    }

    /**
     * Adds a person.
     *
     * @param row of the columns qid, name, birth, French names, English names
     * @param countries codes, apart by blanks
     * @param otherTerms rows of terms in offices that no role names, a line each
     */
    void person(String[] row, String countries, String otherTerms) throws IOException {
        Document person = item(row[0]);
        person.add(new StoredField(Field.NAME, row[1]));
        person.add(new StoredField(Field.BIRTH, row[2]));
        person.add(new StoredField(Field.COUNTRIES, countries));
        person.add(new StoredField(Field.FRENCH, row[3]));
        person.add(new StoredField(Field.ENGLISH, row[4]));
        if (!otherTerms.isEmpty()) {
            person.add(new StoredField(Field.OTHER_TERMS, otherTerms));
        }
        Set<String> names = new LinkedHashSet<>(List.of(row[1]));
        names.addAll(Arrays.asList(row[3].split(" \\| ")));
        names.addAll(Arrays.asList(row[4].split(" \\| ")));
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            keys.keys(name).ifPresent(key -> {
                List<String> words = key.words();
                words.forEach(word -> term(person, Field.WORD, word, seen));
                term(person, Field.EDGE, words.get(0), seen);
                term(person, Field.EDGE, words.get(words.size() - 1), seen);
                term(person, Field.JOINED, key.joined(), seen);
            });
        }
        writer.addDocument(person);
    }

    /** Adds a time in an office that roles name: qid, name, country, position, start, end and source. */
    void term(String... row) throws IOException {
        Document term = new Document();
        term.add(new NumericDocValuesField(Field.NUMBER, number(row[0])));
        term.add(new StringField(Field.TERM_OF, row[2].isEmpty() ? "-" : row[2], StringField.Store.NO));
        term.add(new StoredField(Field.ROW, String.join("\t", row)));
        writer.addDocument(term);
    }

    /** Adds what is no person: qid, kind, country, population, French names, English names; and where that is from. */
    void item(String[] row, String source) throws IOException {
        Document item = item(row[0]);
        item.add(new StoredField(Field.KIND, row[1]));
        item.add(new StoredField(Field.COUNTRIES, row[2]));
        item.add(new StoredField(Field.POPULATION, row[3]));
        item.add(new StoredField(Field.FRENCH, row[4]));
        item.add(new StoredField(Field.ENGLISH, row[5]));
        item.add(new StoredField(Field.SOURCE, source));
        Set<String> seen = new HashSet<>();
        for (String names : List.of(row[4], row[5])) {
            for (String name : names.split(" \\| ")) {
                term(item, Field.KEY, String.join(" ", Words.folded(name)), seen);
            }
        }
        writer.addDocument(item);
    }

    private static Document item(String qid) {
        Document item = new Document();
        item.add(new StringField(Field.QID, qid, StringField.Store.YES));
        item.add(new NumericDocValuesField(Field.NUMBER, number(qid)));
        return item;
    }

    private static long number(String qid) {
        return Long.parseLong(qid.substring(1));
    }

    private static void term(Document document, String field, String text, Set<String> seen) {
        if (!text.isEmpty() && text.length() <= LONGEST_KEY && seen.add(field + text)) {
            document.add(new StringField(field, text, StringField.Store.NO));
        }
    }

    /** Writes all of it: without this, nothing is there. */
    void finish() throws IOException {
        writer.setLiveCommitData(Map.of("format", WikidataIndex.FORMAT).entrySet());
        writer.forceMerge(1);
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
