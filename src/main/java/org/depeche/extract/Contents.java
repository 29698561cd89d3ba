package org.depeche.extract;

import java.util.function.Predicate;
import org.depeche.extract.CueLexicon.Cue;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Says where what is said begins and ends, and tells quotations and clauses apart. */
final class Contents {
    private final Words words;
    private final FunctionWords function;
    private final CueLexicon lexicon;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Predicate<String> carriers;
    private final boolean french;

    Contents(Syntax syntax, Predicate<String> carriers) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.lexicon = syntax.lexicon();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.carriers = carriers;
        this.french = syntax.isFrench();
    }

    Span end(int from, int limit, boolean clause) {
        return new Span(from, Math.max(from, contentEnd(from, limit, clause)));
    }

    /**
     * Where what is said ends: with the sentence, or before a clause that is no longer part of it.
     *
     * @param clause whether it is a clause with its own verb; an object ends earlier
     */
    int contentEnd(int from, int limit, boolean clause) {
        boolean verbSeen = !clause;
        for (int i = from; i < limit; i++) {
            if (words.quoted(i)) {
                if (verbs.at(i) != null) {
                    verbSeen = true;
                }
                Span quote = words.quoteAt(i);
                if (quote.end() > limit) {
                    return limit;
                }
                i = quote.end() - 1;
                boolean gerund = function.is(Kind.GERUND, words.lower(i + 1))
                        && verbs.at(i + 2) != null
                        && verbs.at(i + 2).tense() == Tense.PRESENT_PARTICIPLE;
                if (gerund || quote.start() <= from + 1 && words.isForm(i + 1, "(") || words.isForm(i, ".")) {
                    return i + 1;
                }
                continue;
            }
            Group group = verbs.at(i);
            if (group != null && group.finite()) {
                if (i > from && (isCoordinatedCue(group, i) || !clause && isCoordinated(group, i))) {
                    return boundary(i);
                }
                verbSeen = true;
            }
            if (!words.isForm(i, ",") && !words.isForm(i, ";")) {
                if (!clause
                        && i > from
                        && (words.isForm(i, "en")
                                        && verbs.at(i + 1) != null
                                        && verbs.at(i + 1).tense() == Tense.PRESENT_PARTICIPLE
                                || words.isForm(i, "lors")
                                || words.isForm(i, "tandis"))) {
                    return i;
                }
                if (!clause && i > from && words.is(i, "CCONJ") && opensMainClause(i + 1, limit)) {
                    return i;
                }
                if (!clause && i > from && words.isForm(i, ":") && !isOpener(i + 1)) {
                    return i;
                }
                if (!clause
                        && i > from
                        && (words.isForm(i, "dans") || words.isForm(i, "in"))
                        && carriers.test(words.lemma(i + 2))) {
                    return i; // dans un communiqué
                }
                if (function.length(Kind.ATTRIBUTION, words, i) > 0 && i > from && !words.is(i - 1, "SCONJ")) {
                    return i;
                }
                continue;
            }
            if (words.isForm(i, ";")) {
                return i;
            }
            int next = i + 1;
            if (words.isForm(next, "ce")
                    && (words.isForm(next + 1, "que")
                            || words.isForm(next + 1, "qu'")
                            || words.isForm(next + 1, "qui"))) {
                return i; // …, ce que Téhéran dément: the article's own remark
            }
            if (!clause && isReportedAgain(next, limit)) {
                return i; // rejected the proposal, it said on Tuesday
            }
            Group after = verbs.at(next);
            if (after != null
                    && lexicon.find(after.lemma(), after.reflexive()) != null
                    && !after.passive()
                    && (after.tense() == Tense.PRESENT_PARTICIPLE
                            || after.clitic() >= 0
                            || after.finite() && subjects.after(after.end(), limit) != null)) {
                return i;
            }
            if (verbSeen
                    && (words.isForm(next, "tandis")
                            || words.isForm(next, "alors") && words.isForm(next + 1, "que")
                            || words.isForm(next, "while")
                            || words.isForm(next, "cité")
                            || words.isForm(next, "rapporte")
                            || function.length(Kind.ATTRIBUTION, words, next) > 0)) {
                return i;
            }
            if (verbSeen
                    && words.quoted(i - 1)
                    && (words.isForm(next, "en")
                            || words.isForm(next, "avant")
                            || words.isForm(next, "lors")
                            || words.isForm(next, "dans"))) {
                return i;
            }
            if (!clause
                    && (words.is(next, "ADP")
                            || words.is(next, "ADP+DET")
                            || words.is(next, "ADV")
                            || words.isForm(next, "car")
                            || words.isForm(next, "a")
                            || words.is(next, "SCONJ") && !words.isForm(next, "que") && !words.isForm(next, "qu'")
                            || words.isForm(next, "mais")
                            || words.isForm(next, "but")
                            || words.isForm(next, "après")
                            || words.isForm(next, "avant")
                            || words.isForm(next, "after")
                            || words.isForm(next, "lors")
                            || words.isForm(next, "dans") && words.isForm(next + 1, "un")
                            || words.isForm(next, "adding")
                            || words.isForm(next, "saying"))) {
                return i;
            }
        }
        int end = limit;
        while (end > from
                && words.isMark(end - 1)
                && !isCloser(end - 1)
                && !words.isForm(end - 1, ")")
                && !words.isForm(end - 1, "]")) {
            end--;
        }
        return end;
    }

    /** Bruxelles a appelé à la retenue et [Londres a condamné]: behind a conjunction, a subject with a verb of its own. */
    private boolean opensMainClause(int i, int limit) {
        Phrase phrase = phrases.at(i);
        if (phrase == null || phrase.start() != i || phrase.preposition() >= 0) {
            return false;
        }
        int at = phrase.end();
        while (at < limit
                && (words.is(at, "ADV")
                        || function.is(Kind.CLITIC, words.lower(at))
                        || function.is(Kind.NEGATION, words.lower(at)))) {
            at++;
        }
        if (at < limit && words.isForm(at, ",")) {
            for (int k = at + 1; k < Math.min(limit, at + 12); k++) {
                if (words.isForm(k, ",")) {
                    at = k + 1; // et Antonio Guterres, le secrétaire général, a exhorté
                    break;
                }
            }
        }
        Group group = at < limit ? verbs.at(at) : null;
        return group != null && group.finite();
    }

    /** et a ajouté que: a second cue with the same subject. */
    private boolean isCoordinatedCue(Group group, int i) {
        if (lexicon.find(group.lemma(), group.reflexive()) == null || group.start() != i || !isReporting(group)) {
            return false;
        }
        int left = group.start() - 1;
        while (left > 0 && (words.is(left, "ADV") || words.isForm(left, "ne") || words.isForm(left, "n'"))) {
            left--;
        }
        return (words.isForm(left, "et")
                || words.isForm(left, "and")
                || words.isForm(left, "but")
                || words.isForm(left, "puis")
                || words.isForm(left, "mais"));
    }

    /** a fustigé une récompense et [convoqué] les ambassadeurs: an object ends where another verb is joined to its own. */
    private boolean isCoordinated(Group group, int i) {
        int left = group.start() - 1;
        while (left > 0 && words.is(left, "ADV")) {
            left--;
        }
        return group.start() == i && (words.isForm(left, "et") || words.isForm(left, "and"));
    }

    /** ", it said", ", the ministry said": who reports put in once more. */
    private boolean isReportedAgain(int i, int limit) {
        Phrase phrase = phrases.at(i);
        int at = function.is(Kind.SUBJECT, words.lower(i))
                ? i + 1
                : phrase != null && phrase.start() == i ? phrase.end() : -1;
        Group group = at < 0 || at >= limit ? null : verbs.at(at);
        return group != null && group.finite() && lexicon.find(group.lemma(), group.reflexive()) != null && !french;
    }

    private int boundary(int i) {
        int left = i - 1;
        while (left > 0 && (words.is(left, "ADV") || words.isForm(left, "ne") || words.isForm(left, "n'"))) {
            left--;
        }
        return words.isForm(left - 1, ",") ? left - 1 : left;
    }

    /** The inside of a quotation, as a span of the whole. */
    Span inner(Span quote) {
        Span trimmed = trim(quote);
        return trimmed == null ? words.chars(quote) : trimmed;
    }

    /** The characters of a range of tokens without marks and blanks at its ends; null where nothing is left. */
    Span trim(Span range) {
        int from = range.start();
        int to = range.end();
        while (from < to && isEdge(from, true)) {
            from++;
        }
        while (to > from && isEdge(to - 1, false)) {
            to--;
        }
        if (from >= to) {
            return null;
        }
        return words.chars(new Span(from, to));
    }

    private boolean isEdge(int i, boolean leading) {
        String form = words.token(i).form();
        if ("«»“”„‹›\"".contains(form)) {
            return true;
        }
        if (form.equals("'") || form.equals("‘") || form.equals("’")) {
            return true;
        }
        if (leading) {
            return ",;:.–—-•".contains(form);
        }
        // a question or exclamation belongs to what is said
        return ",;:.–—".contains(form);
    }

    boolean isOpener(int i) {
        Span quote = words.quoteAt(i);
        return quote != null && quote.start() == i;
    }

    boolean isCloser(int i) {
        Span quote = words.quoteAt(i);
        return quote != null && quote.end() == i + 1 && quote.length() > 1;
    }

    /** Infinitives promise or wish, participles qualify; neither reports, but for "affirmant que" and "avant de conclure". */
    boolean isReporting(Group group) {
        if (words.quoted(group.head()) && !isQuotedCue(group) || isCondition(group) || isSentence(group)) {
            return false;
        }
        switch (group.tense()) {
            case INFINITIVE -> {
                return french && words.isForm(group.start() - 1, "de") && words.isForm(group.start() - 2, "avant");
            }
            case PAST_PARTICIPLE, NONE, IMPERATIVE -> {
                return group.tense() != Tense.IMPERATIVE ? group.auxiliary() != group.head() : false;
            }
            case FUTURE -> {
                return false;
            }
            case PRESENT_PARTICIPLE -> {
                // banned from claiming, a plan of asking: but "by saying", "while promising" report
                String left = words.lower(group.start() - 1);
                return french
                        || !(left.equals("from") || left.equals("of") || left.equals("for") || left.equals("without"));
            }
            case CONDITIONAL -> {
                // aurait déclaré is hearsay, déclarerait is not yet said
                return french
                        && group.auxiliary() != group.head()
                        && words.lemma(group.auxiliary()).equals("avoir");
            }
            default -> {
                return !isFirstPerson(group);
            }
        }
    }

    /** Paris « condamne fermement » l'attaque: the verb itself stands in quotation marks. */
    private boolean isQuotedCue(Group group) {
        Span quote = words.quoteAt(group.head());
        return quote.length() <= 6 && quote.start() + 1 == group.start() && group.finite();
    }

    /** a condamné un Canadien à la peine de mort: a court's sentence condemns nobody's deeds in words. */
    private boolean isSentence(Group group) {
        Cue cue = lexicon.find(group.lemma(), group.reflexive());
        if (cue == null || cue.act() != SpeechAct.CONDEMN) {
            return false;
        }
        for (int i = group.end(); i < Math.min(words.sentence(group.head()).end(), group.end() + 12); i++) {
            boolean to = words.isForm(i, "à") || words.isForm(i, "to");
            for (int k = i + 1; to && k < i + 4; k++) {
                if (function.is(Kind.PENALTY, words.lower(k))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** s'il refusait de payer, if its partners refuse: a condition reports nothing. */
    private boolean isCondition(Group group) {
        int floor = Math.max(words.sentence(group.head()).start(), group.start() - 8);
        for (int i = group.start() - 1; i >= floor; i--) {
            if (verbs.at(i) != null && verbs.at(i) != group || words.isMark(i)) {
                return false;
            }
            String form = words.lower(i);
            boolean condition = form.equals("si") || form.equals("s'") || form.equals("if") || form.equals("unless");
            boolean elided = form.equals("s'") && words.lower(i + 1).startsWith("il"); // s'il is never reflexive
            boolean subordinate = elided || words.is(i, "SCONJ") || form.equals("si") && phrases.at(i + 1) != null;
            if (condition && subordinate && !words.isForm(i - 1, "même") && !words.isForm(i - 1, "even")) {
                // "Si X annonce que A, B" opposes A and B; "Si X refusait" is no fact at all
                return i > words.sentence(group.head()).start() || group.tense() == Tense.IMPERFECT;
            }
        }
        return false;
    }

    private boolean isFirstPerson(Group group) {
        int i = group.start() - 1;
        String form = words.lower(i);
        return form.equals("je") || form.equals("j'") || form.equals("i") || form.equals("we");
    }

    boolean isNamed(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (words.mention(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** Skips a date, adverbs and phrases behind prepositions. */
    int skipAdjuncts(int from, int limit) {
        int at = from;
        while (at < limit) {
            if (words.is(at, "ADV") || words.date(at) != null) {
                at++;
                continue;
            }
            Phrase phrase = words.is(at, "ADP+DET") ? phrases.at(at) : words.is(at, "ADP") ? phrases.at(at + 1) : null;
            if (phrase == null) {
                break;
            }
            at = phrase.end();
        }
        return at;
    }

    /** Whether a sentence's own clause goes on at {@code i}: with its verb before the sentence ends. */
    boolean goesOn(int i, int limit) {
        if (function.is(Kind.OPINION, words.lower(i))
                && (words.isForm(i + 1, "qui") || words.isForm(i + 1, "lequel"))) {
            return false;
        }
        if (verbs.at(i) != null && verbs.at(i).tense() == Tense.PRESENT_PARTICIPLE
                || function.is(Kind.GERUND, words.lower(i))) {
            return false;
        }
        if (words.isForm(i, "cité")
                || words.isForm(i, "citée")
                || words.isForm(i, "cités")
                || words.isForm(i, "quoted")
                || words.isForm(i, "qui")
                || words.isForm(i, "who")
                || function.length(Kind.ATTRIBUTION, words, i) > 0) {
            return false;
        }
        for (int k = i; k < limit; k++) {
            Group group = verbs.at(k);
            if (group != null && group.finite()) {
                return lexicon.find(group.lemma(), group.reflexive()) == null || k == i;
            }
        }
        return false;
    }
}
