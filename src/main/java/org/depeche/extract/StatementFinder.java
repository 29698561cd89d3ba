package org.depeche.extract;

import java.util.List;
import java.util.function.Predicate;
import org.depeche.extract.CueLexicon.Cue;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/**
 * Finds reported speech: verbs of speech with a clause or a quotation, and through its fellows cues put in, complements,
 * selon and according to, and quotations without a cue.
 */
final class StatementFinder {
    private final Words words;
    private final FunctionWords function;
    private final CueLexicon lexicon;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final boolean french;
    private final Drafts drafts;
    private final Contents contents;
    private final InsertedCues inserted;
    private final Complements complements;
    private final Attributions attributions;
    private final UncuedQuotes uncued;

    /** @param carriers whether a noun is a document or medium that carries news */
    StatementFinder(Syntax syntax, Predicate<String> carriers) {
        words = syntax.words();
        function = syntax.function();
        lexicon = syntax.lexicon();
        phrases = syntax.phrases();
        verbs = syntax.verbs();
        subjects = syntax.subjects();
        french = syntax.isFrench();
        contents = new Contents(syntax, carriers);
        drafts = new Drafts(syntax, contents, carriers);
        inserted = new InsertedCues(syntax, contents, drafts);
        complements = new Complements(syntax, contents, drafts);
        attributions = new Attributions(syntax, contents, drafts);
        uncued = new UncuedQuotes(syntax, contents, drafts);
    }

    List<Draft> find() {
        for (Group group : verbs.all()) {
            Cue cue = lexicon.find(group.lemma(), group.reflexive());
            if (cue != null && contents.isReporting(group)) {
                read(group, cue);
            }
        }
        attributions.find();
        uncued.colons();
        uncued.signatures();
        uncued.before();
        uncued.continuations();
        return drafts.withoutRepeats();
    }

    private void read(Group group, Cue cue) {
        Span sentence = words.sentence(group.head());
        int limit = sentence.end();
        SpeechAct act = group.negated() ? cue.negatedAct() : cue.act();
        if (group.passive()) {
            complements.passive(group, cue, act, sentence);
            return;
        }
        Insertion insertion = skipInsertions(group.end(), limit);
        int at = insertion.end();
        if (inserted.read(group, cue, act, sentence)) {
            return;
        }
        for (int i = group.end(); group.negated() && i <= at; i++) {
            if (isIndirectQuestion(i)) {
                return; // have not said why: nothing is said
            }
        }
        if (function.is(Kind.COMPLEMENTIZER, words.lower(at)) && takesClause(cue) && !isRestrictive(group, at)) {
            at++;
            drafts.add(
                    "clause",
                    group,
                    subjects.of(group),
                    contents.end(at, subordinateEnd(group, at, limit), true),
                    at,
                    act,
                    cue.reliability(),
                    insertion.addressee());
            return;
        }
        if (words.isForm(at, ":") && (cue.takes("colon") || contents.isOpener(at + 1))) {
            Span quote = words.quoteAt(at + 1);
            if (quote != null && quote.start() == at + 1) {
                drafts.addQuote(
                        "colon", group, subjects.of(group), quote, act, cue.reliability(), insertion.addressee());
            } else if (at + 1 < limit) {
                drafts.add(
                        "colon",
                        group,
                        subjects.of(group),
                        new Span(at + 1, limit),
                        at + 1,
                        act,
                        cue.reliability() - 0.1,
                        insertion.addressee());
            }
            return;
        }
        if (contents.isOpener(at) && (cue.takes("quote") || cue.takes("que") || cue.takes("obj") || cue.takes("that"))
                || words.isForm(at, ",") && contents.isOpener(at + 1) && cue.takes("quote")) {
            int open = contents.isOpener(at) ? at : at + 1;
            Span quote = words.quoteAt(open);
            Span subject = subjects.of(group);
            if (quote != null && subject != null) {
                drafts.addQuote("quote", group, subject, quote, act, cue.reliability(), insertion.addressee());
                return;
            }
        }
        int colon = colonAhead(at, limit);
        if (colon > 0 && cue.takes("colon")) {
            drafts.addQuote(
                    "colon", group, subjects.of(group), words.quoteAt(colon + 1), act, cue.reliability() - 0.05, null);
            return;
        }
        if (complements.read(group, cue, act, limit)) {
            quoteBehind(group, at, limit, cue);
            return;
        }
        if (cue.takes("zero") && complements.zero(group, cue, act, at, limit, insertion.addressee())) {
            return;
        }
    }

    /** a souligné la similitude des noms […] : « … »: the quotation behind a colon is the same speaker's. */
    private void quoteBehind(Group group, int from, int limit, Cue cue) {
        for (int i = from; i < limit - 1; i++) {
            if (words.quoted(i)) {
                i = words.quoteAt(i).end() - 1;
            } else if (words.isForm(i, ":") && contents.isOpener(i + 1)) {
                Span content = contents.trim(words.quoteAt(i + 1));
                if (content != null && drafts.all().stream().noneMatch(d -> d.overlaps(content))) {
                    drafts.add(new Draft(
                            "colon-behind",
                            new Span(i, i + 1),
                            subjects.of(group),
                            List.of(content),
                            SpeechAct.ASSERT,
                            cue.reliability() - 0.05,
                            null));
                }
                return;
            } else if (verbs.at(i) != null
                    && verbs.at(i) != group
                    && lexicon.find(verbs.at(i).lemma(), false) != null
                    && verbs.at(i).finite()) {
                return;
            }
        }
    }

    /** Si X annonce que A, B: where a cue stands in a clause before the main one, what is said ends with that clause. */
    private int subordinateEnd(Group group, int from, int limit) {
        int first = words.sentence(group.head()).start();
        while (first < group.start()
                && (words.is(first, "ADV") || words.is(first, "CCONJ"))
                && !isSubordinator(first)) {
            first++;
        }
        if (!words.is(first, "SCONJ") && !isSubordinator(first)) {
            return limit;
        }
        for (int i = first + 1; i < group.start(); i++) {
            if (words.isForm(i, ",") && verbs.at(i - 1) != null) {
                return limit;
            }
        }
        boolean verb = false;
        for (int i = from; i < limit; i++) {
            verb |= verbs.at(i) != null && verbs.at(i).finite();
            if (verb && words.isForm(i, ",") && !words.quoted(i)) {
                for (int k = i + 1; k < limit; k++) {
                    if (verbs.at(k) != null && verbs.at(k).finite()) {
                        return i;
                    }
                }
            }
        }
        return limit;
    }

    private boolean isIndirectQuestion(int i) {
        return switch (words.lower(i)) {
            case "si",
                    "s'",
                    "pourquoi",
                    "comment",
                    "quand",
                    "où",
                    "combien",
                    "if",
                    "whether",
                    "why",
                    "how",
                    "when",
                    "where" -> true;
            default -> false;
        };
    }

    private boolean isSubordinator(int i) {
        return switch (words.lower(i)) {
            case "si", "alors", "tandis", "quand", "lorsque", "while", "although", "though", "when" -> true;
            default -> false;
        };
    }

    private boolean takesClause(Cue cue) {
        return cue.takes("que") || cue.takes("that");
    }

    /** ne dit que, "ne … que": only. */
    private boolean isRestrictive(Group group, int at) {
        return french
                && !group.negated()
                && at == group.end()
                && (words.isForm(group.start() - 1, "ne")
                        || words.isForm(group.start() - 1, "n'")
                        || words.isForm(group.start(), "n'")
                        || words.isForm(group.start(), "ne"));
    }

    /** a lancé à ceux voulant quitter l'Union : « … »: the colon before a quotation, with no verb of its own before; or -1. */
    private int colonAhead(int from, int limit) {
        for (int i = from; i < Math.min(limit - 1, from + 14); i++) {
            if (words.isForm(i, ":") && contents.isOpener(i + 1)) {
                return i;
            }
            if (words.quoted(i) || verbs.at(i) != null && verbs.at(i).finite()) {
                return -1;
            }
        }
        return -1;
    }

    /** What stands between a verb and what is said: adverbs, a date, a place, whom it was said to. */
    private record Insertion(int end, Span addressee) {}

    private Insertion skipInsertions(int from, int limit) {
        int at = from;
        Span addressee = null;
        for (int steps = 0; steps < 6 && at < limit; steps++) {
            if (words.is(at, "ADV") && !function.is(Kind.COMPLEMENTIZER, words.lower(at)) || words.date(at) != null) {
                at++;
                continue;
            }
            int adverbial = function.length(Kind.ADVERBIAL, words, at);
            if (adverbial > 0) {
                at += adverbial; // affirme d'ailleurs que
                continue;
            }
            if (words.isForm(at, ",")) {
                int close = closingComma(at + 1, Math.min(limit, at + 25));
                if (close > 0
                        && (function.is(Kind.COMPLEMENTIZER, words.lower(close + 1)) || words.isForm(close + 1, ":"))) {
                    at = close + 1;
                    continue;
                }
                break;
            }
            Phrase phrase = phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1);
            if (phrase != null && (phrase.preposition() == at) && !contents.isOpener(at)) {
                int end = phrase.end();
                String after = words.lower(end);
                boolean leads = function.is(Kind.COMPLEMENTIZER, after)
                        || after.equals(":")
                        || contents.isOpener(end)
                        || words.is(end, "ADP")
                        || words.is(end, "ADP+DET")
                        || after.equals(",")
                        || words.date(end) != null
                        || words.isForm(end, "de")
                        || words.isForm(end, "d'");
                if (!leads) {
                    break;
                }
                if (function.is(Kind.ADDRESS, words.lower(at))) {
                    addressee = new Span(
                            phrase.preposition() == phrase.start() ? phrase.start() + 1 : phrase.start(), phrase.end());
                }
                int next = nextStop(end, limit);
                if (next < 0) {
                    break;
                }
                at = end;
                continue;
            }
            if (!french
                    && phrase != null
                    && phrase.start() == at
                    && (function.is(Kind.COMPLEMENTIZER, words.lower(phrase.end()))
                            || words.isForm(phrase.end(), ":"))) {
                addressee = phrase.range(); // told reporters that, told GB News: "…"
                at = phrase.end();
                continue;
            }
            break;
        }
        return new Insertion(at, addressee);
    }

    /** Where a complementizer, colon or quotation follows within a few tokens; -1 where none does. */
    private int nextStop(int from, int limit) {
        for (int i = from; i < Math.min(limit, from + 14); i++) {
            if (function.is(Kind.COMPLEMENTIZER, words.lower(i)) || words.isForm(i, ":") || contents.isOpener(i)) {
                return i;
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return -1;
            }
        }
        return -1;
    }

    private int closingComma(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (words.isForm(i, ",")) {
                return i;
            }
            if (words.quoted(i)) {
                return -1;
            }
        }
        return -1;
    }
}
