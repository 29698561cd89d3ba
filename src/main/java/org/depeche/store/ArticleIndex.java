package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * What is kept of each article beside the graph: the ledger's digest of what it was read from, so that it is not read
 * again, and the summary of its words, so that near-copies are found. On the disk, so that memory does not grow with the
 * articles. Answers hold what was committed last; any thread may ask.
 */
final class ArticleIndex implements AutoCloseable {
    static final Node BODY = NodeFactory.createURI("https://schema.org/articleBody");

    private static final String ARTICLE = "article";
    private static final String DIGEST = "digest";
    private static final String BAND = "band";
    private static final String WORDS = "words";

    /** Of an agency's text, more copies than outlets there are. */
    private static final int MOST_CANDIDATES = 1000;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    ArticleIndex(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
        writer.commit();
        searchers = new SearcherManager(directory, null);
    }

    /** Whether the article was put in with this digest. */
    boolean holds(Node article, String digest) {
        Document known = search(article);
        return known != null && digest.equals(known.get(DIGEST));
    }

    /** Committed articles whose words are nearly these. */
    Set<Node> near(MinHash words) {
        List<BytesRef> bands = words.bands().stream().map(BytesRef::new).toList();
        Set<Node> near = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        ask(searcher -> {
            TopDocs candidates = searcher.search(new TermInSetQuery(BAND, bands), MOST_CANDIDATES);
            for (ScoreDoc candidate : candidates.scoreDocs) {
                Document document = searcher.storedFields().document(candidate.doc);
                if (words.isNear(words(document))) {
                    near.add(NodeFactory.createURI(document.get(ARTICLE)));
                }
            }
            return null;
        });
        return near;
    }

    /** Gives each committed article with the summary of its words. */
    void each(BiConsumer<Node, MinHash> action) {
        ask(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                StoredFields fields = leaf.reader().storedFields();
                for (int number = 0; number < leaf.reader().maxDoc(); number++) {
                    if (live == null || live.get(number)) {
                        Document document = fields.document(number);
                        action.accept(NodeFactory.createURI(document.get(ARTICLE)), words(document));
                    }
                }
            }
            return null;
        });
    }

    /** Likewise, of these articles alone. */
    void each(Collection<Node> wanted, BiConsumer<Node, MinHash> action) {
        for (Node article : wanted) {
            Document known = search(article);
            if (known != null) {
                action.accept(article, words(known));
            }
        }
    }

    private static MinHash words(Document document) {
        return MinHash.of(BytesRef.deepCopyOf(document.getBinaryValue(WORDS)).bytes);
    }

    /**
     * Brings articles in step with the data: those that a graph holds get an entry, others none.
     *
     * @param digests of those that were read just now; of others none is known, so that they are read when they come again
     */
    void update(DatasetGraph data, Collection<Node> articles, Map<Node, String> digests) throws IOException {
        for (Node article : articles) {
            String body = body(data, article);
            if (body == null) {
                writer.deleteDocuments(new Term(ARTICLE, article.getURI()));
            } else {
                write(article, document(article, MinHash.of(body), digests.get(article)));
            }
        }
        commit();
    }

    /** Adds articles that are not in a graph yet, but will be whatever happens. */
    void add(Map<Node, MinHash> summaries, Map<Node, String> digests) throws IOException {
        summaries.forEach((article, words) -> write(article, document(article, words, digests.get(article))));
        commit();
    }

    /** How many articles were committed. */
    int size() {
        return ask(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * Makes it anew.
     *
     * @param keepDigests whether the articles are still those that the digests were taken of
     */
    void rebuild(DatasetGraph data, boolean keepDigests) throws IOException {
        writer.deleteAll();
        each(data, article -> {
            // Answers still hold what was committed before.
            Document known = keepDigests ? search(article) : null;
            MinHash words = MinHash.of(body(data, article));
            write(article, document(article, words, known == null ? null : known.get(DIGEST)));
        });
        commit();
    }

    /** Where index and data are apart, in words. */
    List<String> compare(DatasetGraph data) {
        List<String> problems = new ArrayList<>();
        ask(searcher -> {
            IndexReader reader = searcher.getIndexReader();
            each(data, article -> {
                if (count(reader, article) != 1) {
                    problems.add("the index of articles lacks " + article);
                }
            });
            Terms articles = MultiTerms.getTerms(reader, ARTICLE);
            if (articles != null) {
                TermsEnum each = articles.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    Node article = NodeFactory.createURI(term.utf8ToString());
                    if (searcher.count(new TermQuery(new Term(ARTICLE, article.getURI()))) > 0
                            && body(data, article) == null) {
                        problems.add("the index of articles has " + article + ", which no graph has");
                    }
                }
            }
            return null;
        });
        return problems;
    }

    private static int count(IndexReader reader, Node article) {
        try {
            return new IndexSearcher(reader).count(new TermQuery(new Term(ARTICLE, article.getURI())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void each(DatasetGraph data, Consumer<Node> action) {
        for (Iterator<Quad> bodies = data.find(Node.ANY, Node.ANY, BODY, Node.ANY); bodies.hasNext(); ) {
            Quad quad = bodies.next();
            if (quad.getGraph().equals(quad.getSubject())) {
                action.accept(quad.getGraph());
            }
        }
    }

    private void write(Node article, Document document) {
        try {
            writer.updateDocument(new Term(ARTICLE, article.getURI()), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the article that a graph is of. */
    static Optional<String> body(Node article, Graph graph) {
        Iterator<Triple> bodies = graph.find(article, BODY, Node.ANY);
        return bodies.hasNext() ? Optional.of(bodies.next().getObject().getLiteralLexicalForm()) : Optional.empty();
    }

    private static String body(DatasetGraph data, Node article) {
        Iterator<Quad> bodies = data.find(article, article, BODY, Node.ANY);
        return bodies.hasNext() ? bodies.next().getObject().getLiteralLexicalForm() : null;
    }

    private static Document document(Node article, MinHash words, String digest) {
        Document document = new Document();
        document.add(new StringField(ARTICLE, article.getURI(), Field.Store.YES));
        words.bands().forEach(band -> document.add(new StringField(BAND, band, Field.Store.NO)));
        document.add(new StoredField(WORDS, words.bytes()));
        if (digest != null) {
            document.add(new StoredField(DIGEST, digest));
        }
        return document;
    }

    private Document search(Node article) {
        return ask(searcher -> {
            TopDocs found = searcher.search(new TermQuery(new Term(ARTICLE, article.getURI())), 1);
            return found.scoreDocs.length == 0 ? null : searcher.storedFields().document(found.scoreDocs[0].doc);
        });
    }

    private interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return question.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
