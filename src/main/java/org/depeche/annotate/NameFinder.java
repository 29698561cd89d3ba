package org.depeche.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.Sentence;
import org.depeche.model.Span;

/**
 * Finds the names of an article: rules and gazetteer on one side, a trained model on the other. The model says where a name
 * begins and ends and which of person, place and organisation it is; the gazetteer says which country, capital or outlet, and
 * has the last word on what it knows.
 */
final class NameFinder {
    private static final Pattern PARTICLE = Pattern.compile(" (?:de |du |des |d['’])");
    private static final Pattern BEHIND_PARTICLE = Pattern.compile(" (?:de |du |des |d['’])$");

    private final NameRules rules;
    private final NameFeatures features;
    private final Supplier<NameModel> model;
    private final Lexicon lexicon;
    private final boolean keepsGuesses;

    /**
     * @param model asked for when the first article is read, as training does without
     * @param keepsGuesses whether what rules take for a person by its capitals stays where the model sees nothing: in French, where
     *     few other words have capitals, it is a person nearly always; and whether the model may take a country for a person of
     *     that name, which the English one does with Chad
     */
    NameFinder(
            NameRules rules, NameFeatures features, Lexicon lexicon, Supplier<NameModel> model, boolean keepsGuesses) {
        this.lexicon = lexicon;
        this.keepsGuesses = keepsGuesses;
        this.rules = rules;
        this.features = features;
        this.model = model;
    }

    /** The mentions of an article's sentences, in order, none overlapping another. */
    List<Mention> find(String whole, List<Sentence> sentences) {
        return find(whole, sentences, model.get());
    }

    List<Mention> find(String whole, List<Sentence> sentences, NameModel with) {
        List<Mention> known = rules.find(whole, sentences);
        NameModel.Found found = with.find(whole, sentences, features.of(sentences, known));
        List<Mention> names = found.names().stream()
                .filter(n -> !holdsClause(n.span(), sentences))
                .map(rules::withoutTitles)
                .toList();
        return NameRules.resolveBrussels(join(consistent(names), found.things(), known));
    }

    /** "a sommé [Washington de mettre fin] à", "[Washington de se] retirer": no name holds a verb or pronoun in lower case. */
    private static boolean holdsClause(Span name, List<Sentence> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.span().covers(name))
                .flatMap(sentence -> sentence.tokens().stream())
                .anyMatch(t -> name.covers(t.span())
                        && (t.is("VERB") || t.is("AUX") || t.is("PRON") || t.is("SCONJ"))
                        && Character.isLowerCase(t.form().charAt(0)));
    }

    /** The features of the words of each sentence, for the model to learn from. */
    List<String[][]> features(String whole, List<Sentence> sentences) {
        return features.of(sentences, rules.find(whole, sentences));
    }

    // ---- an article is consistent with itself

    /** A name is at each of its places in an article what it is at most of them. */
    private static List<Mention> consistent(List<Mention> names) {
        Map<String, Map<Kind, Integer>> votes = new HashMap<>();
        for (Mention name : names) {
            votes.computeIfAbsent(name.text(), k -> new EnumMap<>(Kind.class)).merge(name.kind(), 1, Integer::sum);
        }
        return names.stream()
                .map(n -> new Mention(n.span(), most(votes.get(n.text())), n.text(), ""))
                .toList();
    }

    private static Kind most(Map<Kind, Integer> counts) {
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    // ---- model and gazetteer

    private List<Mention> join(List<Mention> names, List<Span> things, List<Mention> known) {
        TreeMap<Integer, Mention> byStart = new TreeMap<>();
        known.stream()
                .filter(k -> keepsGuesses || isSure(k))
                .forEach(k -> byStart.put(k.span().start(), k));
        // France of the Tour de France acts in nothing.
        things.forEach(t -> touched(t, byStart).stream()
                .filter(k -> t.covers(k.span()) && t.length() > k.span().length())
                .forEach(k -> byStart.remove(k.span().start())));
        List<Mention> joined = new ArrayList<>();
        for (Mention name : names) {
            Mention own = withoutOffice(withoutNationality(name, touched(name.span(), byStart)), byStart);
            List<Mention> under = touched(own.span(), byStart);
            if (!isStretched(own, under) && under.stream().allMatch(k -> mayYield(k, own))) {
                under.forEach(k -> byStart.remove(k.span().start()));
                joined.add(resolve(own, under));
            }
        }
        byStart.values().stream()
                .filter(k -> isSure(k) || k.kind() == Kind.PERSON)
                .forEach(joined::add);
        joined.sort(Comparator.comparing(Mention::span));
        return joined;
    }

    /** The mentions that overlap a span. */
    private static List<Mention> touched(Span span, TreeMap<Integer, Mention> byStart) {
        Map.Entry<Integer, Mention> before = byStart.lowerEntry(span.start());
        int from = before != null && before.getValue().span().end() > span.start() ? before.getKey() : span.start();
        return List.copyOf(byStart.subMap(from, span.end()).values());
    }

    /** "Crimée ukrainienne" is a name and a nationality, "Parlement européen" a name that no dictionary word begins. */
    private Mention withoutNationality(Mention name, List<Mention> touched) {
        Mention last = touched.isEmpty() ? null : touched.get(touched.size() - 1);
        int blank = name.text().indexOf(' ');
        if (last == null
                || blank < 0
                || last.kind() != Kind.DEMONYM
                || last.span().end() != name.span().end()
                || last.span().start() != name.span().start() + blank + 1
                || !Character.isUpperCase(name.text().charAt(0))
                || lexicon.knows(name.text().substring(0, blank).toLowerCase(Locale.ROOT))) {
            return name;
        }
        Span span = new Span(name.span().start(), name.span().start() + blank);
        return new Mention(span, name.kind(), name.text().substring(0, blank), "");
    }

    /** "U.N. Secretary-General Antonio Guterres" is a body, a title and a name. */
    private Mention withoutOffice(Mention name, TreeMap<Integer, Mention> byStart) {
        Mention first = byStart.get(name.span().start());
        if (name.kind() == Kind.PLACE
                || first == null
                || !isSure(first)
                || first.span().end() >= name.span().end()) {
            return name;
        }
        String behind = name.text().substring(first.span().length());
        String rest = behind.stripLeading();
        Span span = new Span(name.span().end() - rest.length(), name.span().end());
        Mention titled = new Mention(span, Kind.PERSON, rest, "");
        Mention bare = rules.withoutTitles(titled);
        // The U.S. General Services Administration is a body.
        boolean person = name.kind() == Kind.PERSON || rules.beginsWithFirstName(bare);
        return bare.equals(titled) || !person ? name : bare;
    }

    /** Between two countries stands more than a name: "Washington accuse Pékin". Only bodies are named after two. */
    private static boolean isStretched(Mention name, List<Mention> touched) {
        return name.kind() != Kind.ORGANISATION
                && touched.stream().filter(NameFinder::isSure).count() > 1;
    }

    /** Whether what rules found gives way to what the model found there: not Corée du Nord to Corée. */
    private boolean mayYield(Mention known, Mention name) {
        if (isSure(known)) {
            return name.span().covers(known.span());
        }
        boolean inside =
                known.span().length() > name.span().length() && known.span().covers(name.span());
        boolean cut = inside && known.text().length() == known.span().length() && isCutAtParticle(known, name);
        return known.kind() != Kind.PERSON || !cut && (!inside || name.kind() == Kind.PERSON);
    }

    /** "Abdallah II" or "Jordanie" of "Abdallah II de Jordanie", "François" of "François de Rugy". */
    private static boolean isCutAtParticle(Mention known, Mention name) {
        String before =
                known.text().substring(0, name.span().start() - known.span().start());
        String behind = known.text().substring(name.span().end() - known.span().start());
        return BEHIND_PARTICLE.matcher(before).find()
                || PARTICLE.matcher(behind).lookingAt();
    }

    /** What the gazetteer says of the same words goes; a country within an organisation's name is the country it belongs to. */
    private Mention resolve(Mention name, List<Mention> touched) {
        for (Mention k : touched) {
            if (k.span().equals(name.span()) && isSure(k) && !(keepsGuesses && name.kind() == Kind.PERSON)) {
                return k;
            }
        }
        if (name.kind() == Kind.ORGANISATION
                && touched.stream()
                        .anyMatch(k -> k.kind() == Kind.MEDIA
                                && k.span().start() == name.span().start())) {
            return new Mention(name.span(), Kind.MEDIA, name.text(), ""); // ABC of ABC News
        }
        List<String> codes = touched.stream()
                .filter(k -> name.span().covers(k.span()))
                .map(Mention::code)
                .filter(c -> !c.isEmpty())
                .distinct()
                .toList();
        boolean belongs = name.kind() == Kind.ORGANISATION && codes.size() == 1;
        return new Mention(name.span(), name.kind(), name.text(), belongs ? codes.get(0) : "");
    }

    /** What stands in the gazetteer, and is no guess from capitals. */
    private static boolean isSure(Mention mention) {
        return !mention.code().isEmpty() || mention.kind() == Kind.MEDIA;
    }
}
