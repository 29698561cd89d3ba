package org.depeche.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.LanguageFile;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.PartialDate;
import org.depeche.model.Span;

/**
 * Reads the names of GUM's Wikinews: CoNLL-U with entities in the last column. GUM marks whole noun phrases, named or not; a
 * name is the run of proper nouns at the core of a person, place or organisation, without the title before it, which is what
 * Wikigold marks. A country is a place, as there, whatever it does.
 */
public final class Gum {
    /** {@code (12-person-new-…} begins a phrase, its number and type; {@code 12)} or {@code )} ends one. */
    private static final Pattern ENTITY = Pattern.compile("\\((\\d+)-([a-z]+)-[^()]*|(\\d*)\\)");

    /** Words that join those of an organisation's name; those of a place's (Gulf of Mexico); those of a person's (Leung Kwok-hung). */
    private static final Map<Kind, Set<String>> LINKS = Map.of(
            Kind.ORGANISATION, Set.of("of", "the", "for", "and", "-", "’s", "'s", "&"),
            Kind.PLACE, Set.of("of", "the", "for", "and", "-", "&"),
            Kind.PERSON, Set.of("-"));

    private static final Set<String> CONJUNCTIONS = Set.of("and", "&");

    private final Set<String> titles = new HashSet<>();
    private final Set<String> countries = new HashSet<>();
    private final Set<String> demonyms = new HashSet<>();

    private Gum() {
        LanguageFile.rows("en", "person-titles.txt", 1).forEach(row -> titles.add(row[0]));
        for (Country country : Countries.load().all()) {
            for (Country.Form form : country.forms()) {
                if (form.kind() == Kind.COUNTRY) {
                    countries.add(form.text());
                } else if (form.kind() == Kind.DEMONYM) {
                    demonyms.add(form.text().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /** The articles of a folder, in order of their names; a sentence a line. */
    public static List<NamedArticle> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".conllu"))
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
        Gum gum = new Gum();
        List<NamedArticle> articles = new ArrayList<>();
        for (Path file : files) {
            articles.add(gum.article(file));
        }
        return articles;
    }

    private NamedArticle article(Path file) throws IOException {
        String id = file.getFileName().toString().replaceFirst("\\.conllu$", "");
        StringBuilder text = new StringBuilder();
        List<Mention> names = new ArrayList<>();
        Deque<Entity> open = new ArrayDeque<>();
        for (Treebank.Sentence sentence : Treebank.read(file)) {
            open.clear();
            names(sentence, text.length(), open, names);
            text.append(sentence.text()).append('\n');
        }
        Article article = new Article(id, "en", "", "", PartialDate.UNKNOWN, "", text.toString(), file.toString());
        return new NamedArticle(article, names, List.of());
    }

    /** A phrase; {@code to} is -1 as long as its end has not been seen. */
    private record Entity(String id, String type, int from, int to) {
        boolean holds(int i) {
            return from <= i && i < to;
        }
    }

    private void names(Treebank.Sentence sentence, int offset, Deque<Entity> open, List<Mention> names) {
        List<Mention> found = new ArrayList<>();
        List<Entity> closed = new ArrayList<>();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Matcher m = ENTITY.matcher(entities(sentence.tokens().get(i).note()));
            while (m.find()) {
                if (m.group(2) != null) {
                    open.push(new Entity(m.group(1), m.group(2), i, -1));
                } else {
                    Entity entity = close(m.group(3), open);
                    Mention name = name(entity, i + 1, sentence, offset, closed);
                    if (name != null) {
                        found.add(name);
                    }
                    closed.add(new Entity(entity.id, entity.type, entity.from, i + 1));
                }
            }
        }
        // the longer first, and none inside another
        found.sort(Comparator.comparingInt(n -> -n.span().length()));
        List<Mention> kept = new ArrayList<>();
        for (Mention name : found) {
            if (kept.stream().noneMatch(k -> k.span().overlaps(name.span()))) {
                kept.add(name);
            }
        }
        kept.sort(Comparator.comparing(Mention::span));
        names.addAll(kept);
    }

    /** The phrase that ends here: the one of that id, or else the one that began last. */
    private static Entity close(String id, Deque<Entity> open) {
        for (Entity entity : open) {
            if (id.isEmpty() || entity.id.equals(id)) {
                open.remove(entity);
                return entity;
            }
        }
        throw new IllegalArgumentException("an entity ends that has not begun");
    }

    private static String entities(String note) {
        for (String field : note.split("\\|")) {
            if (field.startsWith("Entity=")) {
                return field.substring(7);
            }
        }
        return "";
    }

    private Mention name(Entity entity, int to, Treebank.Sentence sentence, int offset, List<Entity> inner) {
        Kind kind = switch (entity.type) {
            case "person" -> Kind.PERSON;
            case "place" -> Kind.PLACE;
            case "organization" -> Kind.ORGANISATION;
            default -> null;
        };
        if (kind == null) {
            return null;
        }
        int core = core(entity.from, to, sentence);
        if (core < 0 || kind == Kind.PERSON && isPlural(sentence.tokens().get(core), form(sentence, core))) {
            return null;
        }
        int from = core;
        for (int k = core - 1; k >= entity.from && continues(sentence, k, core, kind, inner); k--) {
            from = isLink(sentence, k, kind) ? from : k;
        }
        int end = core + 1;
        for (int k = core + 1; k < to && continues(sentence, k, core, kind, inner); k++) {
            end = isLink(sentence, k, kind) ? end : k + 1;
        }
        for (int k = from; kind == Kind.PERSON && k < end; k++) {
            if (titles.contains(form(sentence, k).toLowerCase(Locale.ROOT))) {
                from = k + 1; // Environment Minister John Baird
            }
        }
        if (from == end) {
            return null; // the President
        }
        Span span = new Span(
                offset + sentence.tokens().get(from).span().start(),
                offset + sentence.tokens().get(end - 1).span().end());
        String text = sentence.text().substring(span.start() - offset, span.end() - offset);
        String singular = text.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        if (text.chars().noneMatch(Character::isUpperCase) || kind == Kind.PERSON && demonyms.contains(singular)) {
            return null;
        }
        return new Mention(span, countries.contains(text) ? Kind.PLACE : kind, text, "");
    }

    /** The proper noun that a phrase hangs on, itself or as the name of what it hangs on (Minister Baird); -1 if none. */
    private static int core(int from, int to, Treebank.Sentence sentence) {
        int head = -1;
        for (int i = to - 1; i >= from; i--) {
            int governor = sentence.tokens().get(i).head();
            head = governor < from || governor >= to ? i : head;
        }
        for (int i = from; i < to && !isName(sentence, head); i++) {
            Treebank.Token token = sentence.tokens().get(i);
            boolean names =
                    token.relation().startsWith("flat") || token.relation().equals("nmod:desc");
            head = names && token.head() == head && isName(sentence, i) ? i : head;
        }
        return head >= 0 && isName(sentence, head) ? head : -1;
    }

    private static String form(Treebank.Sentence sentence, int i) {
        return sentence.tokens().get(i).span().of(sentence.text());
    }

    private static boolean isName(Treebank.Sentence sentence, int i) {
        return sentence.tokens().get(i).tag().equals("PROPN");
    }

    /** A proper noun, or a capital where no sentence begins: United Kingdom, Visual Arts. */
    private static boolean isPart(Treebank.Sentence sentence, int i) {
        String tag = sentence.tokens().get(i).tag();
        return isName(sentence, i)
                || i > 0
                        && (tag.equals("ADJ") || tag.equals("NOUN") || tag.equals("VERB"))
                        && Character.isUpperCase(form(sentence, i).charAt(0));
    }

    private static boolean isLink(Treebank.Sentence sentence, int i, Kind kind) {
        return LINKS.get(kind).contains(form(sentence, i));
    }

    /** Democrats: a party's people, and no person's name. */
    private static boolean isPlural(Treebank.Token token, String form) {
        return form.endsWith("s") && !token.lemma().endsWith("s");
    }

    /** Whether a name goes on, outward from its core, at a token. */
    private static boolean continues(Treebank.Sentence sentence, int i, int core, Kind kind, List<Entity> inner) {
        // Ambassador to the [United States] Hamdullah Mohib
        if (kind == Kind.PERSON && inner.stream().anyMatch(e -> e.holds(i) && !e.holds(core))) {
            return false;
        }
        return isPart(sentence, i) || isLink(sentence, i, kind) && !joinsAnother(sentence, i, core);
    }

    /** "[the School District] and the Police Department" are two, "Ministry of [Trade and Industry]" is one. */
    private static boolean joinsAnother(Treebank.Sentence sentence, int i, int core) {
        if (i < core || !CONJUNCTIONS.contains(form(sentence, i))) {
            return false;
        }
        List<Treebank.Token> tokens = sentence.tokens();
        return tokens.subList(i, tokens.size()).stream()
                .anyMatch(t -> t.relation().equals("conj") && t.head() == core);
    }
}
