package org.depeche.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * What {@code text:query} searches: names, labels, titles and the texts of statements. It holds one document for each
 * different triple of these properties, whatever number of graphs has it, so that a person whom a thousand articles name
 * is found once. In {@code lang:fr} and {@code lang:en} words are found in all their forms; without a language, as they
 * are written, but for accents, capitals and elided articles.
 */
final class TextIndex implements AutoCloseable {
    private static final String SCHEMA = "https://schema.org/";
    private static final Map<String, Node> FIELDS = Map.of(
            "text", NodeFactory.createURI(SCHEMA + "text"),
            "headline", NodeFactory.createURI(SCHEMA + "headline"),
            "name", NodeFactory.createURI(SCHEMA + "name"),
            "label", NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label"),
            "prefLabel", NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel"));
    private static final Collection<Node> PROPERTIES = List.copyOf(FIELDS.values());

    /** Searched by {@code text:query} without a property: what was said. */
    private static final String PRIMARY = "text";

    private static final String ENTITY = "uri";
    private static final String LANGUAGE = "lang";
    private static final String IDENTITY = "uid";
    private static final int MOST_PROBLEMS = 100;

    /** Before it is written to the disk: Lucene's 16 make many small files, which are then merged. */
    private static final int BUFFER_MEGABYTES = 48;

    private final Directory directory;
    private final TextIndexLucene lucene;

    TextIndex(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        EntityDefinition definition = new EntityDefinition(ENTITY, PRIMARY, FIELDS.get(PRIMARY));
        FIELDS.forEach((field, property) -> {
            if (!field.equals(PRIMARY)) {
                definition.set(field, property);
            }
        });
        definition.setLangField(LANGUAGE);
        definition.setUidField(IDENTITY);
        TextIndexConfig config = new TextIndexConfig(definition);
        config.setAnalyzer(new UnstemmedAnalyzer());
        config.setMultilingualSupport(true);
        config.setValueStored(true);
        lucene = new TextIndexLucene(directory, config);
        lucene.getIndexWriter().getConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    /** As Jena's queries want it. */
    org.apache.jena.query.text.TextIndex searched() {
        return lucene;
    }

    /** Whether {@code text:query} finds a triple by its object. */
    static boolean covers(Triple triple) {
        Node object = triple.getObject();
        return PROPERTIES.contains(triple.getPredicate())
                && triple.getSubject().isURI()
                && object.isLiteral()
                && (!object.getLiteralLanguage().isEmpty()
                        || XSDDatatype.XSDstring.equals(object.getLiteralDatatype()));
    }

    /** Brings these triples in step with the data: in where a graph has them, out where none has. */
    void update(DatasetGraph data, Iterable<Triple> triples) {
        for (Triple triple : triples) {
            Entity entity = entity(triple);
            lucene.deleteEntity(entity);
            if (data.contains(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                lucene.addEntity(entity);
            }
        }
        lucene.commit();
    }

    /** Adds a triple that it does not hold; it is found once {@link #commit} was called. */
    void add(Triple triple) {
        lucene.addEntity(entity(triple));
    }

    void commit() {
        lucene.commit();
    }

    /** Makes it anew from the data. */
    void rebuild(DatasetGraph data) throws IOException {
        lucene.getIndexWriter().deleteAll();
        each(data, triple -> lucene.addEntity(entity(triple)));
        lucene.commit();
    }

    /** Where index and data are apart, in words. */
    List<String> compare(DatasetGraph data) throws IOException {
        List<String> problems = new ArrayList<>();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            long[] missingAndTriples = new long[2];
            each(data, triple -> {
                missingAndTriples[1]++;
                if (!holds(reader, entity(triple))) {
                    missingAndTriples[0]++;
                    report(problems, "the text index lacks " + triple);
                }
            });
            long extra = 0;
            for (LeafReaderContext leaf : reader.leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                StoredFields documents = leaf.reader().storedFields();
                for (int i = 0; i < leaf.reader().maxDoc(); i++) {
                    if (live == null || live.get(i)) {
                        Triple triple = triple(documents.document(i));
                        if (!data.contains(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                            extra++;
                            report(problems, "the text index has " + triple + ", which no graph has");
                        }
                    }
                }
            }
            long twice = reader.numDocs() - extra - (missingAndTriples[1] - missingAndTriples[0]);
            if (twice != 0) {
                report(problems, "the text index has " + twice + " documents twice");
            }
        }
        return problems;
    }

    private static void report(List<String> problems, String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    private static boolean holds(DirectoryReader reader, Entity entity) {
        String field = entity.getMap().keySet().iterator().next();
        String identity = entity.getChecksum(field, (String) entity.get(field));
        try {
            return reader.docFreq(new Term(IDENTITY, identity)) > 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Each triple once: TDB2 finds by predicate in the order of predicate, object, subject, so equals are neighbours. */
    private static void each(DatasetGraph data, Consumer<Triple> action) {
        for (Node property : PROPERTIES) {
            Triple last = null;
            for (Iterator<Quad> quads = data.find(Node.ANY, Node.ANY, property, Node.ANY); quads.hasNext(); ) {
                Triple triple = quads.next().asTriple();
                if (!triple.equals(last) && covers(triple)) {
                    action.accept(triple);
                }
                last = triple;
            }
        }
    }

    private static Entity entity(Triple triple) {
        Node object = triple.getObject();
        Entity entity = new Entity(
                triple.getSubject().getURI(), null, object.getLiteralLanguage(), object.getLiteralDatatype());
        entity.put(field(triple.getPredicate()), object.getLiteralLexicalForm());
        return entity;
    }

    private static String field(Node property) {
        return FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(property))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Triple triple(Document document) {
        String field = FIELDS.keySet().stream()
                .filter(name -> document.get(name) != null)
                .findFirst()
                .orElse(PRIMARY);
        String text = String.valueOf(document.get(field));
        String language = document.get(LANGUAGE);
        return Triple.create(
                NodeFactory.createURI(document.get(ENTITY)),
                FIELDS.get(field),
                language == null
                        ? NodeFactory.createLiteralString(text)
                        : NodeFactory.createLiteralLang(text, language));
    }

    @Override
    public void close() throws IOException {
        lucene.close();
        directory.close();
    }

    /** Words as they are written, without accents, capitals and elided articles: for queries that name no language. */
    private static final class UnstemmedAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream plain = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(plain)));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(in));
        }
    }
}
