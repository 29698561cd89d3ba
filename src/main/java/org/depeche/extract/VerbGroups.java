package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.model.Features.Tense;
import org.depeche.model.Span;
import org.depeche.model.Token;

/** Finds verbs with their auxiliaries, negation, clitics and inverted subject: n'a pas été, a-t-il également déclaré. */
final class VerbGroups {
    /** How many tokens an insertion between auxiliary and verb has at most, with its commas. */
    private static final int LONGEST_INSERTION = 9;

    private final Words words;
    private final FunctionWords function;
    private final boolean french;
    private final List<Group> groups = new ArrayList<>();
    private final Group[] byToken;

    /**
     * A verb group.
     *
     * @param range its tokens, auxiliaries included
     * @param head index of the verb that carries the meaning
     * @param lemma of the head, with the word that makes an expression of it: faire savoir
     * @param auxiliary index of the finite auxiliary, or the head's
     * @param negated whether it is denied
     * @param reflexive whether it has se
     * @param passive whether it is passive (être or be with a past participle)
     * @param clitic index of an inverted subject pronoun, or -1
     * @param tense of its finite verb; PAST for a compound past, or that of a participle or infinitive standing alone
     */
    record Group(
            Span range,
            int head,
            String lemma,
            int auxiliary,
            boolean negated,
            boolean reflexive,
            boolean passive,
            int clitic,
            Tense tense) {
        int start() {
            return range.start();
        }

        int end() {
            return range.end();
        }

        boolean finite() {
            return switch (tense) {
                case INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE, NONE -> false;
                default -> true;
            };
        }
    }

    VerbGroups(Words words, FunctionWords function) {
        this.words = words;
        this.function = function;
        this.french = words.article().article().language().equals("fr");
        byToken = new Group[words.size()];
        for (int i = 0; i < words.size(); i++) {
            if (byToken[i] == null && isHead(i)) {
                Group group = withSharedAuxiliary(read(i));
                groups.add(group);
                for (int k = group.start(); k < group.end(); k++) {
                    byToken[k] = group;
                }
            }
        }
    }

    /** a dénoncé une opération illégale et réclamé une réunion: the second participle shares the auxiliary of the first. */
    private Group withSharedAuxiliary(Group group) {
        if (!french || group.tense() != Tense.PAST_PARTICIPLE || group.auxiliary() != group.head()) {
            return group;
        }
        int left = group.start() - 1;
        while (words.is(left, "ADV")) {
            left--;
        }
        if (!(words.isForm(left, "et")
                || words.isForm(left, "puis")
                || words.isForm(left, "ou")
                || words.isForm(left, "mais"))) {
            return group;
        }
        int floor = words.sentence(group.head()).start();
        for (int i = left - 1; i >= floor; i--) {
            Group other = byToken[i];
            if (other == null || words.quoted(i) != words.quoted(group.head())) {
                continue;
            }
            boolean compound = other.auxiliary() != other.head() && !other.passive();
            if (other.tense() == Tense.PAST_PARTICIPLE && !compound
                    || other.tense() == Tense.INFINITIVE
                    || other.tense() == Tense.PRESENT_PARTICIPLE) {
                i = other.start();
                continue;
            }
            return compound
                    ? new Group(
                            group.range(),
                            group.head(),
                            group.lemma(),
                            other.auxiliary(),
                            group.negated(),
                            group.reflexive(),
                            false,
                            -1,
                            other.tense())
                    : group;
        }
        return group;
    }

    List<Group> all() {
        return groups;
    }

    /** The group that a token belongs to, or null. */
    Group at(int i) {
        return i >= 0 && i < byToken.length ? byToken[i] : null;
    }

    private boolean isVerb(int i) {
        return words.is(i, "VERB") || words.is(i, "AUX");
    }

    /** A verb that no other verb of the same group follows. */
    private boolean isHead(int i) {
        if (!isVerb(i) || words.isForm(i - 1, "-") && !french) {
            return false; // a U.S.-backed proposal
        }
        if (words.is(i, "VERB") && !isPerfect(i)) {
            return true;
        }
        int next = skipInside(i + 1, words.sentence(i).end());
        return !(next < words.sentence(i).end() && isVerb(next) && continues(i, next));
    }

    private boolean isPerfect(int i) {
        String lemma = words.lemma(i);
        return lemma.equals("avoir") || lemma.equals("être") || lemma.equals("have") || lemma.equals("be");
    }

    /** Whether {@code next} goes on with the auxiliary {@code i}. */
    private boolean continues(int i, int next) {
        Tense tense = words.token(next).features().tense();
        if (french) {
            return tense == Tense.PAST_PARTICIPLE || isAmbiguousParticiple(next);
        }
        return true;
    }

    /**
     * Whether a form that the dictionary gives as present or past is a participle, since an auxiliary stands before it: a dit, a
     * détruit, ont rejoint. Between the two stands what {@link #skipInside} skips.
     */
    private boolean isAmbiguousParticiple(int i) {
        Tense tense = words.token(i).features().tense();
        if (!isVerb(i) || isPerfect(i) || tense != Tense.PRESENT && tense != Tense.PAST) {
            return false;
        }
        int floor = words.sentence(i).start();
        for (int k = i - 1; k >= Math.max(floor, i - LONGEST_INSERTION - 4); k--) {
            if (isVerb(k)) {
                return isPerfect(k) && skipInside(k + 1, words.sentence(i).end()) == i;
            }
        }
        return false;
    }

    /** Skips what may stand between auxiliary and verb: adverbs, negation, an inverted subject, one short insertion. */
    private int skipInside(int i, int limit) {
        int at = i;
        int steps = 0;
        while (at < limit
                && steps < 4
                && (words.is(at, "ADV")
                        || words.is(at, "PART") && !words.isForm(at, "to")
                        || function.is(Kind.NEGATION, words.lower(at))
                        || isInverted(at)
                        || function.is(Kind.EMPHATIC, words.lower(at))
                        || isQuotedAdverb(at))) {
            at++;
            steps++;
        }
        int inserted = insertionEnd(at, limit);
        if (inserted > at) {
            return skipInside(inserted, limit);
        }
        int adverbial = function.length(Kind.ADVERBIAL, words, at);
        if (adverbial > 1 && at + adverbial < limit) {
            return skipInside(at + adverbial, limit);
        }
        return at;
    }

    /** a, ce mercredi 22 février, menacé: where an insertion between commas ends, or {@code comma} where none begins there. */
    private int insertionEnd(int comma, int limit) {
        if (!words.isForm(comma, ",")) {
            return comma;
        }
        for (int i = comma + 1; i < Math.min(limit, comma + LONGEST_INSERTION) && !isVerb(i); i++) {
            if (words.isForm(i, ",")) {
                return i + 1;
            }
        }
        return comma;
    }

    /** The comma that opens an insertion behind an auxiliary, where {@code comma} closes one; else {@code comma}. */
    private int insertionStart(int comma, int floor) {
        if (!words.isForm(comma, ",")) {
            return comma;
        }
        for (int i = comma - 1; i > Math.max(floor, comma - LONGEST_INSERTION) && !isVerb(i); i--) {
            if (words.isForm(i, ",")) {
                return words.is(i - 1, "AUX") || isPerfect(i - 1) && isVerb(i - 1) ? i : comma;
            }
        }
        return comma;
    }

    /** a de même expliqué, a une nouvelle fois souligné: how many tokens an adverb of several words has that ends at a token; 0 for none. */
    private int adverbialBefore(int last, int floor) {
        for (int length = 4; length > 1; length--) {
            int start = last - length + 1;
            if (start > floor && function.length(Kind.ADVERBIAL, words, start) == length) {
                return length;
            }
        }
        return 0;
    }

    /** A quotation mark around an adverb alone: a « fermement » condamné. */
    private boolean isQuotedAdverb(int i) {
        Span quote = words.quoteAt(i);
        return quote != null
                && quote.length() <= 4
                && (quote.start() == i || quote.end() == i + 1)
                && words.is(quote.start() + 1, "ADV")
                && words.is(quote.end() - 2, "ADV");
    }

    private boolean isInverted(int i) {
        String form = words.lower(i);
        return form.startsWith("-") && function.is(Kind.SUBJECT, form);
    }

    private Group read(int head) {
        int start = head;
        int auxiliary = head;
        boolean negated = false;
        boolean reflexive = false;
        boolean passive = false;
        int clitic = -1;
        int floor = words.sentence(head).start();
        Token verb = words.token(head);
        Tense tense = verb.features().tense();
        boolean participle = tense == Tense.PAST_PARTICIPLE || tense == Tense.PAST || isAmbiguousParticiple(head);
        int i = head - 1;
        while (i >= floor) {
            String form = words.lower(i);
            if (words.is(i, "AUX") || isPerfect(i) && isVerb(i)) {
                if (french && !participle) {
                    break;
                }
                String lemma = words.lemma(i);
                if ((lemma.equals("être") || lemma.equals("be")) && auxiliary == head) {
                    passive = french ? !isUnaccusative(verb.lemma()) : tense != Tense.PRESENT_PARTICIPLE;
                }
                auxiliary = i;
                start = i;
                participle = true;
            } else if (isInverted(i)) {
                clitic = i;
            } else if (function.is(Kind.NEGATION, form)) {
                negated |= !form.equals("ne") && !form.equals("n'") || french;
                if (form.equals("plus") && !hasNe(i, floor)) {
                    negated = false;
                }
            } else if (function.is(Kind.CLITIC, form) && words.is(i, "PRON")) {
                reflexive |= "reflexive".equals(function.value(Kind.CLITIC, form));
                start = i;
            } else if (insertionStart(i, floor) < i) {
                i = insertionStart(i, floor);
            } else if (adverbialBefore(i, floor) > 0) {
                i -= adverbialBefore(i, floor) - 1;
            } else if (!words.is(i, "ADV")
                    && !function.is(Kind.EMPHATIC, form)
                    && !(words.is(i, "PART") && !form.equals("to"))
                    && !isQuotedAdverb(i)) {
                break;
            }
            i--;
        }
        int end = head + 1;
        while (end < words.sentence(head).end()
                && end < head + 3
                && (isInverted(end) || function.is(Kind.NEGATION, words.lower(end)))) {
            if (isInverted(end)) {
                clitic = end;
            } else if (!words.lower(end).equals("plus") || hasNe(end, floor)) {
                negated = true;
            } else {
                break;
            }
            end++;
        }
        String lemma = verb.lemma();
        int expressed = function.expressionEnd(words, lemma, end);
        if (expressed > end) {
            lemma = lemma + " " + words.text(new Span(end, expressed)).toLowerCase(Locale.ROOT);
            end = expressed;
        }
        Tense finite = words.token(auxiliary).features().tense();
        if (auxiliary != head && (finite == Tense.PRESENT || finite == Tense.IMPERFECT) && !passive) {
            finite = Tense.PAST;
        }
        if (!french && auxiliary == head && tense == Tense.NONE) {
            finite = Tense.PRESENT;
        }
        int before = words.isMark(start - 1) && words.quoted(start - 1) ? start - 2 : start - 1; // to "finish the job"
        if (!french
                && (head > floor && words.isForm(head - 1, "to") || before >= floor && words.isForm(before, "to"))) {
            finite = Tense.INFINITIVE;
        }
        if (!french && auxiliary == head && tense == Tense.PAST && isReduced(head, floor)) {
            finite = Tense.PAST_PARTICIPLE;
        }
        if (reflexive && passive) {
            passive = false; // s'est félicité
            finite = Tense.PAST;
        }
        return new Group(new Span(start, end), head, lemma, auxiliary, negated, reflexive, passive, clitic, finite);
    }

    /** rounds aimed at a loudspeaker: a form in -ed right behind a noun, in a clause that has its verb, is a participle. */
    private boolean isReduced(int head, int floor) {
        boolean noun = words.is(head - 1, "NOUN") || words.is(head - 1, "PROPN");
        if (noun && words.isForm(head + 1, "by") && verbFollows(head + 2)) {
            return true; // Hackers backed by North Korea attacked
        }
        if (!words.is(head - 1, "NOUN") || !(words.is(head + 1, "ADP") || words.is(head + 1, "PART"))) {
            return false;
        }
        for (int i = head - 1; i >= floor; i--) {
            if (words.isMark(i)
                    || words.is(i, "CCONJ")
                    || words.is(i, "SCONJ")
                    || function.is(Kind.RELATIVE, words.lower(i))) {
                return false;
            }
            if (byToken[i] != null) {
                return byToken[i].finite();
            }
        }
        return false;
    }

    /** Whether a finite verb follows in the same clause. */
    private boolean verbFollows(int from) {
        for (int i = from; i < words.sentence(from).end(); i++) {
            if (words.isMark(i)
                    || words.is(i, "CCONJ")
                    || words.is(i, "SCONJ")
                    || function.is(Kind.RELATIVE, words.lower(i))) {
                return false;
            }
            if (isVerb(i)) {
                Tense tense = words.token(i).features().tense();
                return tense == Tense.PAST || tense == Tense.PRESENT && !words.isForm(i - 1, "to");
            }
        }
        return false;
    }

    private boolean hasNe(int i, int floor) {
        for (int k = i - 1; k >= floor && k >= i - 4; k--) {
            if (words.isForm(k, "ne") || words.isForm(k, "n'")) {
                return true;
            }
        }
        return false;
    }

    /** Verbs that form their perfect with être, so that "est arrivé" is no passive. */
    private static boolean isUnaccusative(String lemma) {
        return switch (lemma) {
            case "aller",
                    "arriver",
                    "devenir",
                    "entrer",
                    "intervenir",
                    "monter",
                    "mourir",
                    "naître",
                    "partir",
                    "parvenir",
                    "passer",
                    "rentrer",
                    "rester",
                    "retourner",
                    "revenir",
                    "sortir",
                    "survenir",
                    "tomber",
                    "venir",
                    "convenir" -> true;
            default -> false;
        };
    }
}
