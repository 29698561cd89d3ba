package org.depeche.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/**
 * Finds names: those of the gazetteer first, then runs of capitalised words, told apart by titles, first names, the words in
 * them and the preposition before them. An article confirms itself: a surname alone is a person where its full name stands
 * elsewhere.
 */
final class NameRules {
    private static final Set<String> PARTICLES = Set.of(
            "de", "du", "d'", "van", "von", "der", "den", "ter", "bin", "ben", "ibn", "al", "el", "da", "di", "dos",
            "del", "la", "le", "abu", "ould", "ag");
    private static final Set<String> LOCATIVES = Set.of(
            "à", "en", "au", "aux", "vers", "dans", "depuis", "près", "in", "at", "near", "to", "from", "towards",
            "sur");

    /** al-Assad, el-Béchir: an Arabic article joined to a name. */
    private static final Pattern ARTICLED = Pattern.compile("(?:al|el|as|ash|ben|bin|ould)[-\u2010\u2011]\\p{Lu}.*");

    private final Gazetteer gazetteer;
    private final Gazetteer nobody;
    private final Set<String> titles;
    private final Set<String> organisationWords;
    private final Set<String> starters;
    private final Set<String> firstNames;
    private final Map<String, String> compounds;
    private final Map<String, String> demonyms;
    private final Lexicon lexicon;

    /**
     * @param nobody names that contain one of the gazetteer and name nobody: "Rome Statute"
     * @param compounds first halves of compounds of nationalities, in lower case and without hyphen, to codes
     * @param demonyms nationalities in lower case to codes
     */
    NameRules(
            Gazetteer gazetteer,
            Gazetteer nobody,
            Set<String> titles,
            Set<String> organisationWords,
            Set<String> starters,
            Set<String> firstNames,
            Map<String, String> compounds,
            Map<String, String> demonyms,
            Lexicon lexicon) {
        this.gazetteer = gazetteer;
        this.nobody = nobody;
        this.titles = Set.copyOf(titles);
        this.organisationWords = Set.copyOf(organisationWords);
        this.starters = Set.copyOf(starters);
        this.firstNames = Set.copyOf(firstNames);
        this.compounds = Map.copyOf(compounds);
        this.demonyms = Map.copyOf(demonyms);
        this.lexicon = lexicon;
    }

    /** The mentions of an article's sentences, in order, none overlapping another. */
    List<Mention> find(String whole, List<Sentence> sentences) {
        List<Mention> found = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        Map<String, Integer> capitalised = capitalisedInside(sentences);
        for (Sentence sentence : sentences) {
            read(whole, sentence, capitalised, found, runs);
        }
        classify(whole, runs, found);
        found.sort(Comparator.comparing(Mention::span));
        return found;
    }

    /** A run of capitalised words that the gazetteer does not know. */
    private record Run(Sentence sentence, int from, int to) {
        Span span() {
            return new Span(
                    sentence.tokens().get(from).start(),
                    sentence.tokens().get(to - 1).end());
        }

        String form(int i) {
            return Characters.plain(sentence.tokens().get(i).form());
        }
    }

    /** How often each word stands in capitals where no sentence begins: a proof that it is a name. */
    private static Map<String, Integer> capitalisedInside(List<Sentence> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        for (Sentence sentence : sentences) {
            List<Token> tokens = sentence.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                if (isCapital(token.form()) && !tokens.get(i - 1).is("PUNCT")) {
                    counts.merge(token.form(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static boolean isCapital(String form) {
        return !form.isEmpty() && Character.isUpperCase(form.charAt(0));
    }

    private void read(
            String whole, Sentence sentence, Map<String, Integer> capitalised, List<Mention> found, List<Run> runs) {
        List<Token> tokens = sentence.tokens();
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (compound(token, whole, found)) {
                i++;
                continue;
            }
            List<Gazetteer.Match> known = gazetteer.at(tokens, i);
            List<Gazetteer.Match> none = nobody.at(tokens, i);
            if (!none.isEmpty()
                    && (known.isEmpty() || known.get(0).length() < none.get(0).length())) {
                i += none.get(0).length();
                continue;
            }
            if (!known.isEmpty() && isMoney(tokens, i + known.get(0).length())) {
                i += known.get(0).length();
                continue;
            }
            int run = runLength(tokens, i, capitalised);
            if (!known.isEmpty() && !isPersonal(tokens, i, known.get(0), run)) {
                add(whole, tokens, i, known, found);
                i += known.get(0).length();
                continue;
            }
            if (run > 0) {
                int name = afterTitles(tokens, i, i + run);
                if (isTitle(tokens, i + run - 1)) {
                    i += run; // Prime Minister: a title and no name
                    continue;
                }
                int second = secondName(tokens, name, i + run);
                if (second > 0) {
                    runs.add(new Run(sentence, name, second));
                    name = second;
                }
                runs.add(new Run(sentence, name, i + run));
                i += run;
                continue;
            }
            i++;
        }
    }

    /** US$ 10 billion: a country in a currency's name acts in nothing. */
    private static boolean isMoney(List<Token> tokens, int next) {
        return next < tokens.size()
                && tokens.get(next).start() == tokens.get(next - 1).end()
                && Character.getType(tokens.get(next).form().charAt(0)) == Character.CURRENCY_SYMBOL;
    }

    /** A known name inside a longer personal one is none: Jean Chine, Jordan in Michael Jordan. */
    private boolean isPersonal(List<Token> tokens, int i, Gazetteer.Match known, int run) {
        if (known.length() >= run
                || known.kind() == Kind.MEDIA
                || known.kind() == Kind.ORGANISATION
                || known.kind() == Kind.BLOC) {
            return false;
        }
        return firstNames.contains(Characters.plain(tokens.get(i).form()))
                && known.length() == 1
                && known.kind() != Kind.DEMONYM
                && !Set.of("COUNTRY").contains(known.kind().name());
    }

    private static void add(String whole, List<Token> tokens, int i, List<Gazetteer.Match> known, List<Mention> found) {
        Gazetteer.Match best = known.get(0);
        for (Gazetteer.Match match : known) {
            if (rank(match.kind()) < rank(best.kind())) {
                best = match;
            }
        }
        Span span = new Span(
                tokens.get(i).start(), tokens.get(i + best.length() - 1).end());
        found.add(new Mention(span, best.kind(), span.of(whole), best.code()));
    }

    private static int rank(Kind kind) {
        return switch (kind) {
            case COUNTRY -> 0;
            case BLOC -> 1;
            case CAPITAL -> 2;
            case SEAT -> 3;
            case DEMONYM -> 4;
            default -> 5;
        };
    }

    /** russo-chinois, américano–sud-coréen, Sino-Russian: a nationality for each part. */
    private boolean compound(Token token, String whole, List<Mention> found) {
        String lower = Characters.plain(token.form()).toLowerCase(Locale.ROOT).replace('–', '-');
        int hyphen = lower.indexOf('-');
        if (hyphen <= 0 || lower.length() != token.form().length()) {
            return false;
        }
        List<Mention> parts = new ArrayList<>();
        int from = 0;
        while (hyphen > 0) {
            String code = compounds.get(lower.substring(from, hyphen));
            if (code == null) {
                code = demonyms.get(lower.substring(from, hyphen));
            }
            if (code == null) {
                return false;
            }
            parts.add(mention(token, whole, from, hyphen, Kind.COMPOUND, code));
            from = hyphen + 1;
            String rest = lower.substring(from);
            String last = demonyms.get(rest);
            if (last != null) {
                parts.add(mention(token, whole, from, lower.length(), Kind.DEMONYM, last));
                found.addAll(parts);
                return true;
            }
            hyphen = lower.indexOf('-', from);
        }
        return false;
    }

    private static Mention mention(Token token, String whole, int from, int to, Kind kind, String code) {
        Span span = new Span(token.start() + from, token.start() + to);
        return new Mention(span, kind, span.of(whole), code);
    }

    // ---- runs of capitals

    private int runLength(List<Token> tokens, int i, Map<String, Integer> capitalised) {
        if (!startsName(tokens, i, capitalised)) {
            return 0;
        }
        int end = i + 1;
        while (end < tokens.size()) {
            Token token = tokens.get(end);
            if (isNamePart(token)
                    && !(token.form().endsWith("'") || token.form().endsWith("’"))) {
                end++;
            } else if (end + 1 < tokens.size()
                    && isParticle(token)
                    && isNamePart(tokens.get(end + 1))
                    && !tokens.get(end + 1).is("DET")
                    && (firstNames.contains(Characters.plain(tokens.get(i).form()))
                            || isArabicParticle(token)
                            || isTitle(tokens, i - 1) && end == i + 1)) {
                end += 2;
            } else if (end + 2 < tokens.size()
                    && isParticle(token)
                    && isParticle(tokens.get(end + 1))
                    && isNamePart(tokens.get(end + 2))
                    && firstNames.contains(Characters.plain(tokens.get(i).form()))) { // von der, de la
                end += 3;
            } else {
                break;
            }
        }
        return end - i;
    }

    private static boolean isParticle(Token token) {
        return PARTICLES.contains(Characters.plain(token.form()).toLowerCase(Locale.ROOT));
    }

    /** les ministres de François Hollande Arnaud Montebourg et …: where a second full name begins in a run, or -1. */
    private int secondName(List<Token> tokens, int from, int to) {
        boolean first = firstNames.contains(Characters.plain(tokens.get(from).form()));
        for (int k = from + 2; first && k < to - 1; k++) {
            if (firstNames.contains(Characters.plain(tokens.get(k).form()))
                    && !tokens.get(k - 1).form().endsWith(".")
                    && !PARTICLES.contains(tokens.get(k - 1).form().toLowerCase(Locale.ROOT))
                    && !firstNames.contains(Characters.plain(tokens.get(k - 1).form()))) {
                return k;
            }
        }
        return -1;
    }

    /** Foreign Minister Yoshimasa Hayashi: the name begins behind the last title of a run. */
    private int afterTitles(List<Token> tokens, int from, int to) {
        for (int k = to - 2; k >= from; k--) {
            if (isTitle(tokens, k)) {
                return k + 1;
            }
        }
        return from;
    }

    /** Whether a name is of two words or more, the first of them one that people are given. */
    boolean beginsWithFirstName(Mention name) {
        int blank = name.text().indexOf(' ');
        return blank > 0 && firstNames.contains(name.text().substring(0, blank));
    }

    /** "Pope Francis" is Francis, whom the title tells of. */
    Mention withoutTitles(Mention name) {
        int blank = name.text().indexOf(' ');
        if (name.kind() != Kind.PERSON
                || blank < 0
                || !titles.contains(name.text().substring(0, blank).toLowerCase(Locale.ROOT))) {
            return name;
        }
        Span span = new Span(name.span().start() + blank + 1, name.span().end());
        return withoutTitles(new Mention(span, name.kind(), name.text().substring(blank + 1), name.code()));
    }

    private static boolean isArabicParticle(Token token) {
        return Set.of("bin", "ben", "ibn", "al", "el", "van", "von", "der", "ould", "ag", "abu")
                .contains(token.form().toLowerCase(Locale.ROOT));
    }

    private static boolean isNamePart(Token token) {
        return ARTICLED.matcher(token.form()).matches()
                || isCapital(token.form())
                        && Characters.isWord(token.form().charAt(token.form().length() - 1))
                || isCapital(token.form())
                        && token.form().length() == 2
                        && token.form().endsWith(".");
    }

    private boolean startsName(List<Token> tokens, int i, Map<String, Integer> capitalised) {
        Token token = tokens.get(i);
        if (!isNamePart(token)) {
            return false;
        }
        String form = Characters.plain(token.form());
        String lower = form.toLowerCase(Locale.ROOT);
        boolean begins = i == 0
                || tokens.get(i - 1).is("PUNCT") && !tokens.get(i - 1).form().equals(",");
        if (titles.contains(lower) || titles.contains(lower + ".")) {
            return false;
        }
        if (!begins) {
            return !(token.is("DET") || token.is("PRON") || token.is("ADP"))
                    || capitalised.getOrDefault(token.form(), 0) > 2;
        }
        boolean nameFollows = i + 1 < tokens.size()
                && isNamePart(tokens.get(i + 1))
                && tokens.get(i + 1).is("PROPN");
        if ((token.is("PRON") || token.is("NOUN")) && nameFollows && lower.length() < 4 && !starters.contains(lower)) {
            return true; // Xi Jinping; "xi" is a letter in the dictionary
        }
        if (token.is("DET")
                || token.is("PRON")
                || token.is("ADP")
                || token.is("ADV")
                || token.is("SCONJ")
                || token.is("CCONJ")
                || token.is("AUX")
                || token.is("ADP+DET")
                || token.is("VERB")) {
            return false;
        }
        if (firstNames.contains(form) || capitalised.containsKey(token.form())) {
            return true;
        }
        boolean isWord = lexicon.knows(lower);
        return token.is("PROPN") && (!isWord || nameFollows);
    }

    private boolean isTitle(List<Token> tokens, int i) {
        return i >= 0 && titles.contains(Characters.plain(tokens.get(i).form()).toLowerCase(Locale.ROOT));
    }

    /** Persons first, as a run of one word is judged by the persons found. */
    private void classify(String whole, List<Run> runs, List<Mention> found) {
        Set<String> surnames = new HashSet<>();
        List<Run> left = new ArrayList<>();
        for (Run run : runs) {
            if (isPerson(run)) {
                found.add(new Mention(run.span(), Kind.PERSON, run.span().of(whole), ""));
                for (int i = run.from; i < run.to; i++) {
                    if (i == run.to - 1
                            || i == run.from
                            || run.to - run.from == 3) { // Rodrigo Chaves Robles is "Chaves"
                        surnames.add(run.form(i));
                    }
                }
            } else {
                left.add(run);
            }
        }
        for (Run run : left) {
            boolean person =
                    surnames.contains(run.form(run.to - 1)) && run.to - run.from <= 2 && !isAcronym(run.form(run.from));
            Kind kind = person ? Kind.PERSON : isPlace(run) ? Kind.PLACE : Kind.ORGANISATION;
            found.add(new Mention(run.span(), kind, run.span().of(whole), ""));
        }
    }

    private boolean isPerson(Run run) {
        int length = run.to - run.from;
        for (int i = run.from; i < run.to; i++) {
            if (organisationWords.contains(run.form(i).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        List<Token> tokens = run.sentence.tokens();
        String first = run.form(run.from);
        if (isAcronym(first) && length == 1) {
            return false;
        }
        boolean title = titleBefore(tokens, run.from);
        if (title) {
            return true;
        }
        if (length >= 2 && firstNames.contains(first)) {
            return true;
        }
        if (length >= 2 && first.length() == 2 && first.endsWith(".")) {
            return true;
        }
        return length >= 2
                && length <= 4
                && !isPlace(run)
                && !determinerBefore(tokens, run.from)
                && !lexicon.knows(first.toLowerCase(Locale.ROOT))
                && !isAcronym(first);
    }

    private static boolean determinerBefore(List<Token> tokens, int i) {
        if (i == 0) {
            return false;
        }
        Token before = tokens.get(i - 1);
        return before.is("DET")
                || before.is("ADP+DET")
                || before.is("NUM")
                || before.lemma().equals("le")
                || before.form().equalsIgnoreCase("the");
    }

    /** A title right before, or before adjectives and nationalities: le président russe Vladimir Poutine. */
    private boolean titleBefore(List<Token> tokens, int from) {
        int i = from - 1;
        if (i >= 0 && tokens.get(i).form().equals(",")) {
            return false;
        }
        for (int steps = 0; i >= 0 && steps < 3; steps++, i--) {
            Token token = tokens.get(i);
            if (titles.contains(Characters.plain(token.form()).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (!(token.is("ADJ") || demonyms.containsKey(token.form().toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        return false;
    }

    private boolean isPlace(Run run) {
        List<Token> tokens = run.sentence.tokens();
        int i = run.from - 1;
        if (i >= 0 && (tokens.get(i).is("DET") && i > 0)) {
            i--;
        }
        return i >= 0
                && LOCATIVES.contains(Characters.plain(tokens.get(i).form()).toLowerCase(Locale.ROOT))
                && !isAcronym(run.form(run.from));
    }

    private static boolean isAcronym(String form) {
        return form.length() > 1
                && form.length() < 9
                && form.equals(form.toUpperCase(Locale.ROOT))
                && form.chars().anyMatch(Character::isLetter)
                && !form.endsWith(".");
    }

    /** Brussels is the Union's seat in an article that names the Union, and Belgium's capital elsewhere. */
    static List<Mention> resolveBrussels(List<Mention> mentions) {
        boolean union = mentions.stream()
                .anyMatch(m -> m.code().equals("EU") && !m.text().matches("Bruxelles|Brussels"));
        List<Mention> resolved = new ArrayList<>(mentions.size());
        for (Mention m : mentions) {
            boolean brussels = m.text().equals("Bruxelles") || m.text().equals("Brussels");
            resolved.add(brussels && union ? new Mention(m.span(), Kind.SEAT, m.text(), "EU") : m);
        }
        return resolved;
    }
}
