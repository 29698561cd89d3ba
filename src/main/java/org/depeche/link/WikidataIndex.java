package org.depeche.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.depeche.model.EntityNames;
import org.depeche.model.Mention;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;

/**
 * What {@link WikidataImport} took from a dump: a Lucene index on disk, of which memory holds what is asked for and no more.
 * It stays open as long as the program runs. May be shared by threads.
 */
final class WikidataIndex implements NameIndex.Elsewhere {
    /** Its place in a folder of knowledge. */
    static final String FOLDER = "wikidata.index";

    /** Of how an index is made; one of another number must be made again. */
    static final String FORMAT = "1";

    /** Of people with one surname, and of one country's terms, so many are read at most: those with the lowest items, which are known best. */
    private static final int MOST = 1000;

    private static final int MOST_TERMS = 200_000;
    private static final Sort BY_ITEM = new Sort(new SortField(Field.NUMBER, SortField.Type.LONG));

    /** Names of fields; which kind of thing a document is, its fields tell. */
    static final class Field {
        static final String QID = "qid";
        static final String NUMBER = "number";
        /** Of a person: names joined by {@link #SEPARATOR}, the usual one first. */
        static final String NAME = "name";

        static final String BIRTH = "birth";
        static final String COUNTRIES = "countries";
        static final String FRENCH = "fr";
        static final String ENGLISH = "en";
        /** Each word of each name of a person, without vowels. */
        static final String WORD = "word";
        /** The first and last of them. */
        static final String EDGE = "edge";
        /** All of them of one name. */
        static final String JOINED = "joined";
        /** Terms in offices that no role names, a row each. */
        static final String OTHER_TERMS = "terms";
        /** Of a term: the code of its country, or a minus. */
        static final String TERM_OF = "termOf";

        static final String ROW = "row";
        /** Of an item that is no person: each name, folded. */
        static final String KEY = "key";

        static final String KIND = "kind";
        static final String POPULATION = "population";
        static final String SOURCE = "source";

        private Field() {}
    }

    /** Parts the names of one language; {@link WikidataItem} gives none that has it. */
    static final String SEPARATOR = " | ";

    private final IndexSearcher searcher;

    private WikidataIndex(DirectoryReader reader) {
        this.searcher = new IndexSearcher(reader);
        // What is looked up is looked up by a term; there is nothing worth keeping of it.
        searcher.setQueryCache(null);
    }

    /**
     * The index of a folder of knowledge, where there is one.
     *
     * @throws ProblemException with code {@code BAD-KNOWLEDGE} where it cannot be read, or another version made it
     */
    static Optional<WikidataIndex> open(Path folder) {
        Path place = folder.resolve(FOLDER);
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try {
            DirectoryReader reader = DirectoryReader.open(FSDirectory.open(place));
            String format = reader.getIndexCommit().getUserData().get("format");
            if (!FORMAT.equals(format)) {
                reader.close();
                throw bad(place, "it is of format " + format + ", not " + FORMAT);
            }
            return Optional.of(new WikidataIndex(reader));
        } catch (IOException e) {
            throw bad(place, e.getMessage());
        }
    }

    private static ProblemException bad(Path place, String message) {
        return new ProblemException(new Problem(
                "BAD-KNOWLEDGE",
                place.toString(),
                "",
                message,
                "remove it, and make it again with `depeche wikidata import`"));
    }

    @Override
    public List<KnownPerson> named(NameIndex.Keys keys) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(new TermQuery(new Term(Field.JOINED, keys.joined())), BooleanClause.Occur.SHOULD);
        if (keys.words().size() == 1) {
            any.add(new TermQuery(new Term(Field.EDGE, keys.words().get(0))), BooleanClause.Occur.SHOULD);
        } else {
            // No two names of several words are alike that do not share two.
            BooleanQuery.Builder two = new BooleanQuery.Builder();
            Set<String> words = new LinkedHashSet<>(keys.words());
            words.forEach(word -> two.add(new TermQuery(new Term(Field.WORD, word)), BooleanClause.Occur.SHOULD));
            two.setMinimumNumberShouldMatch(Math.min(2, words.size()));
            any.add(two.build(), BooleanClause.Occur.SHOULD);
        }
        return documents(any.build(), MOST).stream().map(WikidataIndex::person).toList();
    }

    @Override
    public int frequency(String consonants) {
        try {
            return searcher.getIndexReader().docFreq(new Term(Field.WORD, consonants));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KnownPerson whole(KnownPerson person) {
        return person(person.qid()).map(person::and).orElse(person);
    }

    Optional<KnownPerson> person(String qid) {
        return document(qid).filter(found -> found.get(Field.NAME) != null).map(WikidataIndex::person);
    }

    /** Rows of times in an office of a country that {@link Offices} knows, as {@link Terms#read} wants them. */
    List<String[]> terms(String country) {
        Query of = new TermQuery(new Term(Field.TERM_OF, country.isEmpty() ? "-" : country));
        return documents(of, MOST_TERMS).stream()
                .map(found -> found.get(Field.ROW).split("\t", -1))
                .toList();
    }

    /** Rows of a person's times in all other offices. */
    List<String[]> otherTerms(String qid) {
        return document(qid)
                .map(found -> found.get(Field.OTHER_TERMS))
                .map(rows -> rows.lines().map(row -> row.split("\t", -1)).toList())
                .orElse(List.of());
    }

    /** What is no person and has this name, folded. */
    List<KnownItem> items(String key) {
        return documents(new TermQuery(new Term(Field.KEY, key)), MOST).stream()
                .map(WikidataIndex::item)
                .toList();
    }

    Optional<KnownItem> item(String qid) {
        return document(qid).filter(found -> found.get(Field.KIND) != null).map(WikidataIndex::item);
    }

    /** What is no person and has a name that begins so. */
    List<KnownItem> itemsBeginning(String key, int most) {
        return documents(new ConstantScoreQuery(new PrefixQuery(new Term(Field.KEY, key))), most).stream()
                .map(WikidataIndex::item)
                .toList();
    }

    /** People with a name in whose words one is that of {@code keys}. */
    List<KnownPerson> peopleWith(NameIndex.Keys keys, int most) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        new LinkedHashSet<>(keys.words())
                .forEach(word -> all.add(new TermQuery(new Term(Field.WORD, word)), BooleanClause.Occur.MUST));
        return documents(all.build(), most).stream().map(WikidataIndex::person).toList();
    }

    private Optional<Document> document(String qid) {
        return documents(new TermQuery(new Term(Field.QID, qid)), 1).stream().findFirst();
    }

    private List<Document> documents(Query query, int most) {
        try {
            List<Document> found = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(query, most, BY_ITEM).scoreDocs) {
                found.add(stored.document(hit.doc));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("the index of an import cannot be read any more", e);
        }
    }

    private static KnownPerson person(Document found) {
        EntityNames labels = names(found);
        Set<String> names = new LinkedHashSet<>(List.of(found.get(Field.NAME)));
        names.addAll(labels.all());
        String codes = found.get(Field.COUNTRIES);
        return new KnownPerson(
                found.get(Field.QID),
                found.get(Field.NAME),
                KnowledgeBase.year(found.get(Field.BIRTH)),
                codes.isEmpty() ? Set.of("") : new LinkedHashSet<>(Arrays.asList(codes.split(" "))),
                List.copyOf(names),
                labels);
    }

    private static KnownItem item(Document found) {
        return new KnownItem(
                found.get(Field.QID),
                Mention.Kind.valueOf(found.get(Field.KIND)),
                names(found),
                found.get(Field.COUNTRIES),
                Long.parseLong(found.get(Field.POPULATION)),
                found.get(Field.SOURCE));
    }

    private static EntityNames names(Document found) {
        Map<String, List<String>> names = new TreeMap<>();
        for (String language : List.of(Field.FRENCH, Field.ENGLISH)) {
            String joined = found.get(language);
            if (joined != null && !joined.isEmpty()) {
                names.put(language, Arrays.asList(joined.split(" \\| ")));
            }
        }
        return new EntityNames(names);
    }
}
