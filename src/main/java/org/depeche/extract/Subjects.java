package org.depeche.extract;

import java.util.function.Predicate;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/**
 * Finds who does what a verb says: the noun phrase or pronoun before it, behind it where the order is inverted, or that of
 * the verb that it is coordinated with. Works on tags and order, as no parser of French is fast enough for news by the
 * thousand a minute.
 */
final class Subjects {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Predicate<Group> reporting;

    /** @param reporting whether a verb reports speech */
    Subjects(Words words, FunctionWords function, NounPhrases phrases, VerbGroups verbs, Predicate<Group> reporting) {
        this.words = words;
        this.function = function;
        this.phrases = phrases;
        this.verbs = verbs;
        this.reporting = reporting;
    }

    /** The tokens of the subject of a verb group, or null. */
    Span of(Group group) {
        return of(group, 0);
    }

    private Span of(Group group, int depth) {
        if (depth > 4) {
            return null;
        }
        if (group.clitic() >= 0) {
            return new Span(group.clitic(), group.clitic() + 1);
        }
        Span voice = reporting.test(group) ? voice(group) : null;
        if (voice != null) {
            return voice;
        }
        Span publisher = group.tense() == Tense.PRESENT_PARTICIPLE ? publisher(group, depth) : null;
        if (publisher != null) {
            return publisher;
        }
        Group told = group.tense() == Tense.INFINITIVE && words.isForm(group.start() - 2, "avant")
                ? earlier(group)
                : group.tense() == Tense.PRESENT_PARTICIPLE ? governing(group) : coordinatedWith(group);
        if (told != null) {
            Span behind = isInverted(told)
                    ? after(told.end(), words.sentence(told.head()).end())
                    : null;
            return behind != null ? behind : of(told, depth + 1);
        }
        return before(group, depth);
    }

    /** Le Rwanda a répondu par la voix du colonel X: he is the one who speaks; null where nobody lends his voice. */
    private Span voice(Group group) {
        int limit = words.sentence(group.head()).end();
        for (int i = group.end(); i < Math.min(limit, group.end() + 4); i++) {
            int length = function.length(Kind.VOICE, words, i);
            if (length > 0) {
                Phrase phrase = phrases.at(i + length);
                return phrase == null ? null : new Span(Math.max(phrase.start(), i + length), phrase.end());
            }
        }
        return null;
    }

    /** Its mission issued a statement saying: who publishes a document says what it says; null where nobody is told to. */
    private Span publisher(Group participle, int depth) {
        Phrase document = phrases.at(participle.start() - 1);
        if (document == null
                || document.end() != participle.start()
                || !function.is(Kind.DOCUMENT, words.lemma(document.head()))) {
            return null;
        }
        Group publishes = governor(document, words.sentence(participle.head()).start());
        boolean published = publishes != null && publishes.finite() && function.is(Kind.PUBLISHING, publishes.lemma());
        return published ? of(publishes, depth + 1) : null;
    }

    /** « … », a tonné le président, exhortant …: a verb of speech right behind a comma or quotation has its subject behind it. */
    private boolean isInverted(Group group) {
        int left = group.start() - 1;
        Span quote = words.quoteAt(left);
        boolean closed = quote != null && quote.end() == left + 1 && quote.length() > 6;
        return reporting.test(group) && group.clitic() < 0 && (isComma(left) && words.quoted(left - 1) || closed);
    }

    /** The verb whose subject a participle shares: ", affirmant que", "en dénonçant"; null where a noun stands right before it. */
    private Group governing(Group participle) {
        int left = participle.start() - 1;
        if (!isComma(left) && !function.is(Kind.GERUND, words.lower(left)) && !words.is(left, "ADV")) {
            return null;
        }
        return earlier(participle);
    }

    /** The verb that one right behind "et" shares its subject with: a nié et prétend; null where it has a subject of its own. */
    private Group coordinatedWith(Group group) {
        int left = group.start() - 1;
        while (words.is(left, "ADV") || words.isForm(left, "ne") || words.isForm(left, "n'")) {
            left--;
        }
        return group.finite() && isCoordination(left) ? earlier(group) : null;
    }

    /** The finite verb before another in its sentence: one that reports speech, else the nearest. */
    private Group earlier(Group group) {
        Group nearest = null;
        int floor = words.sentence(group.head()).start();
        for (int i = group.start() - 1; i >= floor; i--) {
            Group other = verbs.at(i);
            if (other == null || other == group || !other.finite() || words.quoted(i) != words.quoted(group.head())) {
                continue;
            }
            if (reporting.test(other)) {
                return other;
            }
            if (nearest == null && relativeBefore(other, floor) < 0) {
                nearest = other;
            }
            i = other.start();
        }
        return nearest;
    }

    private Span before(Group group, int depth) {
        int floor = words.sentence(group.head()).start();
        boolean inQuote = words.quoted(group.head());
        int i = group.start() - 1;
        if (inQuote
                && words.quoteAt(group.head()).length() <= 6
                && words.quoteAt(group.head()).start() == i) {
            inQuote = false; // Paris « condamne fermement » l'attaque
            i--;
        }
        boolean coordinated = false;
        while (i >= floor) {
            if (words.quoted(i) != inQuote) {
                if (inQuote) {
                    return null;
                }
                Span quote = words.quoteAt(i);
                if (quote.start() < floor) {
                    return null;
                }
                // a quoted word inside the subject (l'« Etat islamique ») or a quotation before it
                Phrase holding = phrases.at(quote.start() - 1);
                if (holding != null && quote.length() <= 6 && holding.preposition() < 0) {
                    return holding.range().to(quote);
                }
                i = quote.start() - 1;
                continue;
            }
            String form = words.lower(i);
            if (function.is(Kind.SUBJECT, form) && (words.is(i, "PRON") || form.startsWith("-"))) {
                return new Span(i, i + 1);
            }
            if (i > floor && function.is(Kind.ANAPHOR, words.lower(i - 1) + " " + form)) {
                return new Span(i - 1, i + 1); // ce dernier
            }
            if (isRelativeSubject(i)) {
                return antecedent(i);
            }
            Group other = verbs.at(i);
            if (other != null && other != group) {
                if (coordinated || !other.finite() && !group.finite()) {
                    return of(other, depth + 1);
                }
                int relative = relativeBefore(other, floor);
                if (relative >= 0) {
                    i = relative - 1;
                    continue;
                }
                if (!other.finite()) {
                    i = other.start() - 1;
                    continue;
                }
                if (!group.finite()) {
                    return of(other, depth + 1);
                }
                return isComma(group.start() - 1) || isCoordination(group.start() - 1) ? of(other, depth + 1) : null;
            }
            if (isCoordination(i)) {
                coordinated = true;
                i--;
                continue;
            }
            if (form.equals(":") || form.equals(";") || words.is(i, "SCONJ") && !function.is(Kind.RELATIVE, form)) {
                return null;
            }
            Phrase phrase = phrases.at(i);
            if (phrase != null) {
                if (words.date(phrase.head()) != null || isTime(phrase)) {
                    i = phrase.start() - 1;
                    continue;
                }
                Span given = givenTo(phrase, group);
                if (given != null) {
                    return given;
                }
                if (isAsked(phrase, group)) {
                    return phrase.range();
                }
                if (phrase.preposition() >= 0 && !isPartitive(phrase) && !isConjunction(phrase, group)) {
                    i = Math.min(phrase.start(), phrase.preposition()) - 1;
                    continue;
                }
                if (coordinated && !group.finite()) {
                    i = phrase.start() - 1;
                    continue;
                }
                Group verb = verbs.at(phrase.start() - 1);
                if (verb != null && verb != group && verb.finite()) {
                    int pronoun = relativeBefore(verb, floor);
                    if (pronoun >= 0) {
                        i = pronoun - 1; // X, qui recevait son homologue, a estimé
                        continue;
                    }
                    if (isComma(group.start() - 1)) {
                        return of(verb, depth + 1); // visited the camp, met refugees
                    }
                }
                Group ruling = governor(phrase, floor);
                if (ruling != null
                        && ruling != group
                        && ruling.finite()
                        && relativeBefore(ruling, floor) >= 0
                        && isComma(group.start() - 1)) {
                    i = relativeBefore(ruling, floor) - 1; // X, qui recevait à Pékin son homologue, a salué
                    continue;
                }
                Group governor = verbs.at(phrase.start() - 1);
                if (governor != null
                        && governor != group
                        && !governor.finite()
                        && (isComma(phrase.end()) || governor.tense() != Tense.PAST_PARTICIPLE)) {
                    i = governor.start()
                            - 1; // the object of a participle put in: faisant part de son indignation, a déclaré
                    continue;
                }
                return withApposition(phrase, floor);
            }
            i--;
        }
        return null;
    }

    /** gives the right to [Pakistan] to raise objections: who is named right before an infinitive; null where nobody is. */
    private Span givenTo(Phrase phrase, Group infinitive) {
        Mention name = words.mention(infinitive.start() - 2);
        boolean last = name != null
                && infinitive.tense() == Tense.INFINITIVE
                && words.is(infinitive.start() - 1, "PART")
                && phrase.end() == infinitive.start() - 1;
        Span tokens = last ? words.tokensIn(name.span()) : null;
        return last && tokens.start() > phrase.head() && words.isForm(tokens.start() - 1, "to") ? tokens : null;
    }

    /** called on [the EU] to sanction, a demandé à [Kiev] de livrer: who is asked to do what an infinitive says. */
    private boolean isAsked(Phrase phrase, Group infinitive) {
        int preposition = phrase.preposition();
        Group asking = preposition < 0 ? null : verbs.at(preposition - 1);
        boolean marked = words.is(infinitive.start() - 1, "ADP") || words.is(infinitive.start() - 1, "PART");
        return infinitive.tense() == Tense.INFINITIVE
                && marked
                && phrase.end() == infinitive.start() - 1
                && asking != null
                && asking.end() == preposition
                && !asking.passive()
                && !function.is(Kind.SUBJECT_CONTROL, asking.lemma());
    }

    /** The verb that a phrase stands behind, over phrases with prepositions, dates and adverbs; or null. */
    private Group governor(Phrase phrase, int floor) {
        int i = phrase.start() - 1;
        while (i >= floor && verbs.at(i) == null) {
            Phrase other = phrases.at(i);
            if (other != null && other.preposition() >= 0) {
                i = Math.min(other.start(), other.preposition()) - 1;
            } else if (words.is(i, "ADV") || words.date(i) != null) {
                i--;
            } else {
                return null;
            }
        }
        return verbs.at(i);
    }

    private boolean isTime(Phrase phrase) {
        for (int i = phrase.start(); i < phrase.end(); i++) {
            if (words.date(i) != null) {
                return words.mention(phrase.head()) == null && i <= phrase.head() + 1;
            }
        }
        return false;
    }

    /** after Russia invaded Ukraine: before a clause, after and the like are no prepositions. */
    private boolean isConjunction(Phrase phrase, Group group) {
        String form = words.lower(phrase.preposition());
        boolean either = form.equals("after")
                || form.equals("before")
                || form.equals("since")
                || form.equals("until")
                || form.equals("as")
                || form.equals("than");
        return either && group.finite() && phrase.end() == group.start();
    }

    /** "Des milices prétendent": the tagger takes an indefinite plural for a contracted preposition at times. */
    private boolean isPartitive(Phrase phrase) {
        int i = phrase.preposition();
        if (!words.isForm(i, "des") || i != phrase.start()) {
            return false;
        }
        int before = i - 1;
        return before < words.sentence(i).start()
                || words.isMark(before)
                || words.is(before, "SCONJ")
                || words.is(before, "CCONJ");
    }

    private boolean isComma(int i) {
        return words.isForm(i, ",");
    }

    private boolean isCoordination(int i) {
        return words.is(i, "CCONJ") || function.is(Kind.COORDINATION, words.lower(i));
    }

    /** qui, who, which, that right before a verb. */
    private boolean isRelativeSubject(int i) {
        String form = words.lower(i);
        return form.equals("qui")
                || form.equals("who")
                || form.equals("which")
                || form.equals("that") && words.is(i, "PRON");
    }

    /** The phrase that a relative pronoun takes up. */
    private Span antecedent(int relative) {
        int i = relative - 1;
        if (isComma(i)) {
            i--;
        }
        if (words.is(i, "ADP")) {
            i--; // à qui, pour qui
        }
        int floor = words.sentence(relative).start();
        Mention named = words.mention(i);
        Phrase holding = phrases.at(i);
        if (named != null && named.kind() == Mention.Kind.PERSON && holding != null && holding.preposition() >= 0) {
            return words.tokensIn(named.span()); // à la demande de Theresa May, qui demande
        }
        for (int steps = 0; i >= floor && steps < 8; i--, steps++) {
            Phrase phrase = phrases.at(i);
            if (phrase != null && words.date(phrase.head()) == null && !isTime(phrase)) {
                return withApposition(phrase, floor);
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return null;
            }
        }
        return null;
    }

    /** The relative pronoun that a finite verb's clause begins with, or -1. */
    private int relativeBefore(Group group, int floor) {
        int steps = 0;
        for (int i = group.start() - 1; i >= floor && steps < 12; i--, steps++) {
            String form = words.lower(i);
            boolean object = isComma(i - 1)
                    && phrases.at(i - 2) != null
                    && "object".equals(function.value(Kind.RELATIVE, form)); // le Maroc, que l'Algérie accuse
            if (function.is(Kind.RELATIVE, form)
                    && (object
                            || words.is(i, "PRON")
                            || form.equals("qui")
                            || form.equals("dont")
                            || form.equals("où"))) {
                return i;
            }
            if (verbs.at(i) != null && verbs.at(i) != group && verbs.at(i).finite() || words.is(i, "SCONJ")) {
                return -1;
            }
        }
        return -1;
    }

    /** A phrase with the one that it explains, or that explains it: Andreï Denisov, ambassadeur russe à Pékin. */
    private Span withApposition(Phrase phrase, int floor) {
        Span range = phrase.range();
        Phrase office = phrases.at(phrase.start() - 1);
        if (office != null
                && office.start() >= floor
                && office.end() == phrase.start()
                && withName(office.range()).length() > office.range().length()) {
            range = office.range().to(range);
        }
        int i = range.start() - 1;
        // ", X" may explain what stands before it
        for (int steps = 0; steps < 6 && i > floor; steps++) {
            if (isComma(i)) {
                Phrase before = phrases.at(i - 1);
                if (before == null
                        || before.preposition() >= 0 && !isPartitive(before)
                        || words.date(before.head()) != null
                        || isTime(before)
                        || isObject(before)) {
                    break;
                }
                range = range.to(before.range());
                i = before.start() - 1;
            } else if (isCoordination(i) && !words.isForm(i, "mais") && !words.isForm(i, "but")) {
                Phrase before = phrases.at(i - 1);
                Phrase host = before == null ? null : listedBy(before);
                if (host != null) {
                    return host.range().to(range);
                }
                if (before == null
                        || before.preposition() >= 0 && !isPartitive(before)
                        || words.date(before.head()) != null) {
                    break;
                }
                range = range.to(before.range());
                i = before.start() - 1;
            } else {
                break;
            }
        }
        return range;
    }

    /** des pays comme la France et l'Allemagne: the phrase of what a phrase is listed as; null where it is listed as nothing. */
    private Phrase listedBy(Phrase listed) {
        for (int length = 3; length > 0; length--) {
            int start = listed.start() - length;
            Phrase host = phrases.at(start - 1);
            if (host != null
                    && function.length(Kind.LISTING, words, start) == length
                    && function.is(Kind.COUNTRY_NOUN, words.lemma(host.head()))) {
                return host;
            }
        }
        return null;
    }

    /** "is watching the situation, a spokesman said": what stands behind a verb is its object, and explains no subject. */
    private boolean isObject(Phrase phrase) {
        int left = phrase.start() - 1;
        Span quote = words.quoteAt(left);
        if (quote != null && quote.end() == left + 1) {
            return false; // “…,” Khaled al-Maeena, an editor, said
        }
        while (left > 0 && words.is(left, "ADV") || words.quoted(left) && words.isMark(left)) {
            left--;
        }
        Group verb = verbs.at(left);
        return verb != null
                && verb.end() == left + 1
                && !reporting.test(verb) // said John Kerry, the Secretary of State, contacted …
                && (verb.finite() || verb.tense() != Tense.PAST_PARTICIPLE);
    }

    /** The subject that follows an inverted verb: a déclaré l'ambassadeur russe à Pékin, Andreï Denisov, cité par …; or null. */
    Span after(int from, int limit) {
        int i = from;
        while (i < limit
                && (words.is(i, "ADV")
                        || words.date(i) != null
                        || isComma(i) && words.date(i + 1) != null
                        || isComma(i) && i > from && words.date(i - 1) != null)) {
            i++;
        }
        Phrase place = words.is(i, "ADP") ? phrases.at(i + 1) : null;
        Mention where = place == null ? null : words.mention(place.head());
        if (where != null
                && place.preposition() == i
                && (where.kind() == Mention.Kind.CAPITAL || where.kind() == Mention.Kind.PLACE)
                && phrases.at(place.end()) != null) {
            i = place.end(); // a annoncé à Londres William Hague
        }
        Phrase hearer = function.is(Kind.ADDRESS, words.lower(i)) ? phrases.at(i + 1) : null;
        if (i > from - 1 && hearer != null && hearer.preposition() == i && phrases.at(hearer.end()) != null) {
            Phrase behind = phrases.at(hearer.end());
            if (behind.start() == hearer.end() && behind.preposition() < 0) {
                i = hearer.end(); // ont indiqué à l'AFP deux sources
            }
        }
        Phrase audience = words.is(i, "ADP") ? phrases.at(i + 1) : null;
        if (audience != null
                && audience.preposition() == i
                && function.is(Kind.AUDIENCE, words.lemma(audience.head()))
                && phrases.at(audience.end()) != null) {
            i = audience.end(); // a lancé devant la presse Olaf Scholz
        }
        if (i >= limit) {
            return null;
        }
        if (function.is(Kind.SUBJECT, words.lower(i)) && words.lower(i).startsWith("-")) {
            return new Span(i, i + 1);
        }
        Phrase phrase = phrases.at(i);
        if (phrase == null || phrase.start() != i || phrase.preposition() >= i && !words.isForm(i, "des")) {
            return null;
        }
        Span range = withName(withoutHearer(phrase.range()));
        int at = range.end();
        for (int steps = 0; steps < 3 && at < limit; steps++) {
            if (isComma(at)) {
                Phrase next = phrases.at(at + 1);
                if (next == null
                        || next.start() != at + 1
                        || next.preposition() >= at
                        || words.date(next.head()) != null
                        || isTime(next)) {
                    break;
                }
                if (isFollowedByVerb(next.end())) {
                    break;
                }
                range = range.to(next.range());
                at = next.end();
            } else if (words.isForm(at, "(") && at + 2 < limit && words.isForm(at + 2, ")")) {
                range = new Span(range.start(), at + 3);
                at += 3;
            } else if (words.isForm(at, "et") || words.isForm(at, "and")) {
                Phrase next = phrases.at(at + 1);
                Group verb = next == null ? null : verbs.at(next.end());
                if (next == null || next.start() != at + 1 || next.preposition() >= at || verb != null) {
                    break;
                }
                range = range.to(next.range());
                at = next.end();
            } else {
                break;
            }
        }
        return range;
    }

    /** the Afghan Ambassador to the United States [Hamdullah Mohib]: a name right behind a place belongs to the office before it. */
    private Span withName(Span range) {
        Phrase next = phrases.at(range.end());
        Mention name = next == null || next.start() != range.end() ? null : words.mention(range.end());
        Mention place = words.mention(range.end() - 1);
        boolean person = name != null && name.kind() == Mention.Kind.PERSON;
        boolean together = person && words.sentenceNumber(range.start()) == words.sentenceNumber(range.end());
        return together && place != null && place != name && range.length() > 2 ? range.to(next.range()) : range;
    }

    /** Whether a finite verb comes next, behind negation, pronouns and adverbs: les deux pays [ne pourraient]. */
    private boolean isFollowedByVerb(int at) {
        int i = at;
        while (i < at + 4
                && verbs.at(i) == null
                && (words.is(i, "ADV")
                        || function.is(Kind.CLITIC, words.lower(i))
                        || function.is(Kind.NEGATION, words.lower(i)))) {
            i++;
        }
        return verbs.at(i) != null && verbs.at(i).finite();
    }

    /** a confié un diplomate à l'AFP: the agency is told and no part of who speaks. */
    private Span withoutHearer(Span range) {
        for (int i = range.start() + 1; i < range.end(); i++) {
            if (words.mention(i) != null && words.mention(i).kind() == Mention.Kind.MEDIA) {
                int preposition = words.is(i - 1, "DET") ? i - 2 : i - 1;
                if (preposition > range.start() && function.is(Kind.ADDRESS, words.lower(preposition))) {
                    return new Span(range.start(), preposition);
                }
            }
        }
        return range;
    }
}
