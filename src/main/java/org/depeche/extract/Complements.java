package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.CueLexicon.Cue;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Finds what is said as an infinitive, an object, a clause without that, or the subject of a passive. */
final class Complements {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Contents contents;
    private final Drafts drafts;
    private final boolean french;

    Complements(Syntax syntax, Contents contents, Drafts drafts) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.contents = contents;
        this.drafts = drafts;
        this.french = syntax.isFrench();
    }

    boolean read(Group group, Cue cue, SpeechAct act, int limit) {
        int at = group.end();
        while (at < limit && words.is(at, "ADV") && !words.isForm(at, "comme")) {
            at++;
        }
        int plain = at;
        while (at < limit
                && (words.date(at) != null
                        || words.isForm(at, ",") && words.date(at + 1) != null
                        || words.isForm(at, ",") && words.date(at - 1) != null)) {
            at++;
        }
        if (cue.takes("obj")) {
            Phrase aside = phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1);
            if (aside != null
                    && aside.preposition() == at
                    && !words.isForm(at, "de")
                    && !words.isForm(at, "d'")
                    && !words.isForm(at, "des")) {
                Phrase after = phrases.at(aside.end());
                if (after != null && after.start() == aside.end() && after.preposition() < 0) {
                    at = aside.end(); // a annoncé sur son compte sa volonté
                }
            }
        }
        String form = words.lower(at);
        Group next = verbs.at(at);
        boolean toInfinitive = french
                ? next != null && next.tense() == Tense.INFINITIVE
                : form.equals("to") && words.is(contents.isOpener(at + 1) ? at + 2 : at + 1, "VERB")
                        || form.equals("not") && words.isForm(at + 1, "to")
                        || form.equals("to") && words.is(at + 1, "AUX");
        if ((cue.takes("inf") || french && cue.takes("que")) && toInfinitive) {
            int from = french ? at : form.equals("not") ? at : at + 1;
            return drafts.add(
                    "infinitive",
                    group,
                    subjects.of(group),
                    contents.end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    null);
        }
        Phrase hearer = words.is(at, "ADP") || words.is(at, "ADP+DET")
                ? phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1)
                : null;
        if (french
                && cue.takes("que")
                && hearer != null
                && isPreposition(at, "à")
                && verbs.at(hearer.end()) != null
                && verbs.at(hearer.end()).tense() == Tense.INFINITIVE) {
            // a déclaré à l'AFP avoir vu
            int from = hearer.end();
            Span addressee = new Span(Math.max(hearer.start(), at + 1), hearer.end());
            return drafts.add(
                    "infinitive",
                    group,
                    subjects.of(group),
                    contents.end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    addressee);
        }
        if (cue.takes("de")
                && hearer != null
                && isPreposition(at, "à")
                && isPreposition(hearer.end(), "de")
                && isInfinitive(hearer.end() + 1)) {
            // demander à la Russie de retirer ses troupes
            int from = hearer.end() + 1;
            Span addressee = new Span(Math.max(hearer.start(), at + 1), hearer.end());
            return drafts.add(
                    "complement",
                    group,
                    subjects.of(group),
                    contents.end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    addressee);
        }
        for (String preposition : List.of("de", "à", "pour", "contre", "for")) {
            if (cue.takes(preposition) && isPreposition(at, preposition)) {
                int from = words.is(at, "ADP+DET") ? at : at + 1;
                if (from < limit && !(preposition.equals("à") && cue.takes("que") && !isInfinitive(from))) {
                    if (words.is(at, "ADP+DET")) {
                        from = at + 1;
                    }
                    Span subject = subjects.of(group);
                    return drafts.add(
                            "complement",
                            group,
                            subject,
                            contents.end(from, limit, false),
                            from,
                            act,
                            cue.reliability() - 0.1,
                            null);
                }
            }
        }
        Phrase object = phrases.at(at);
        boolean hasObject = object != null
                && object.start() == at
                && (object.preposition() < group.end() // rule out any talks
                        || words.isForm(at, "des")
                        || words.isForm(at, "d'")
                        || words.isForm(at, "de"));
        if (cue.takes("obj+quote") && hasObject && holdsQuote(object)) {
            return drafts.add(
                    "object-named",
                    group,
                    subjects.of(group),
                    contents.end(at, limit, false),
                    at,
                    SpeechAct.ASSERT, // to call for something is an appeal, to call it a name is none
                    cue.reliability() - 0.05,
                    null);
        }
        boolean told = hasObject
                || cliticObject(group)
                || form.equals("à")
                || form.equals("au")
                || form.equals("aux")
                || form.equals("on")
                || cue.takes("obj+de") && isPreposition(at, "de") && contents.isOpener(at + 1);
        int link = -1;
        String preposition = "";
        for (String construction : told ? cue.constructions() : List.<String>of()) {
            String candidate = construction.substring(construction.indexOf('+') + 1);
            if (construction.indexOf('+') < 0 || candidate.equals("quote")) {
                continue;
            }
            // asked the president for his support to achieve …: the first link holds
            int found = linkAfter(at, limit, candidate, hasObject ? object : null);
            if (found >= 0 && (link < 0 || found < link)) {
                link = found;
                preposition = candidate;
            }
        }
        if (link >= 0) {
            int from = preposition.equals("inf")
                    ? (words.isForm(link, "not") ? link : link + 1)
                    : words.is(link, "ADP+DET") || !preposition.equals("comme") && !preposition.equals("as")
                            ? link + 1
                            : link + 1;
            Span addressee = new Span(at, link);
            if (preposition.equals("comme") || preposition.equals("as")) {
                from = at;
                addressee = null;
            }
            Span subject = subjects.of(group);
            return drafts.add(
                    "object-complement",
                    group,
                    subject,
                    contents.end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    addressee == null || addressee.length() == 0 ? null : addressee);
        }
        if (cue.takes("obj") && (hasObject && !isTimePhrase(object) || contents.isOpener(at))) {
            Span subject = subjects.of(group);
            if (subject == null) {
                return false;
            }
            int from = at;
            return drafts.add(
                    "object",
                    group,
                    subject,
                    contents.end(from, limit, false),
                    from,
                    act,
                    cue.reliability() - 0.05,
                    null);
        }
        if (cue.takes("adj")
                && (words.is(plain, "ADJ")
                        || words.is(plain, "NOUN")
                        || words.is(plain, "VERB")
                        || words.isForm(plain, "«"))) {
            return drafts.add(
                    "adjective",
                    group,
                    subjects.of(group),
                    contents.end(plain, limit, false),
                    plain,
                    act,
                    cue.reliability(),
                    null);
        }
        return false;
    }

    /** called the response “hasty” */
    private boolean holdsQuote(Phrase object) {
        boolean behindArticle =
                words.is(object.end(), "DET") && contents.isOpener(object.end() + 1); // Israel a "terrorist state"
        return contents.isOpener(object.end()) || behindArticle || words.quoted(object.end() - 1);
    }

    private boolean isTimePhrase(Phrase phrase) {
        return words.date(phrase.head()) != null;
    }

    private boolean isInfinitive(int i) {
        Group group = verbs.at(i);
        if (group != null && group.tense() == Tense.INFINITIVE) {
            return true;
        }
        return function.is(Kind.CLITIC, words.lower(i))
                        && verbs.at(i + 1) != null
                        && verbs.at(i + 1).tense() == Tense.INFINITIVE
                || function.is(Kind.NEGATION, words.lower(i));
    }

    private boolean cliticObject(Group group) {
        for (int i = group.start() - 1; i >= group.start() - 2 && i >= 0; i--) {
            String form = words.lower(i);
            if (List.of("l'", "le", "la", "les", "lui", "leur").contains(form)) {
                return true;
            }
        }
        for (int i = group.start(); i < group.head(); i++) {
            if (List.of("l'", "les", "lui", "leur").contains(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPreposition(int i, String preposition) {
        String form = words.lower(i);
        return switch (preposition) {
            case "de" ->
                form.equals("de")
                        || form.equals("d'")
                        || form.equals("du")
                        || form.equals("des") && words.is(i, "ADP+DET");
            case "à" -> form.equals("à") || form.equals("au") || form.equals("aux");
            default -> form.equals(preposition);
        };
    }

    /** The preposition that ties a complement to verb and object: accuser la Chine DE fournir. */
    private int linkAfter(int from, int limit, String preposition, Phrase object) {
        boolean infinitive = preposition.equals("inf");
        int best = -1;
        if (preposition.equals("de") && isPreposition(from, "de") && contents.isOpener(from + 1)) {
            return from; // a qualifié de « franchement mauvaises » les sanctions
        }
        for (int i = from + 1; i < Math.min(limit, from + 22); i++) {
            if (words.isForm(i, ";")
                    || words.isForm(i, ":")
                    || verbs.at(i) != null && verbs.at(i).finite() && !words.quoted(i)) {
                break;
            }
            if (infinitive) {
                if (words.isForm(i, "to") && (words.is(i + 1, "VERB") || words.is(i + 1, "AUX"))) {
                    return words.isForm(i - 1, "not") ? i - 1 : i;
                }
                continue;
            }
            if (!isPreposition(i, preposition)) {
                continue;
            }
            if (preposition.equals("comme")
                    || preposition.equals("as")
                    || preposition.equals("for")
                    || preposition.equals("of")) {
                return i;
            }
            if (isInfinitive(i + 1) || contents.isOpener(i + 1) && i > from) {
                return i;
            }
            if (best < 0 && object != null && i >= object.end()) {
                best = i;
            }
        }
        if (best < 0 && object != null && (preposition.equals("de") || preposition.equals("à"))) {
            // "accuse la Chine d'espionnage": the last de inside the greedy phrase
            for (int i = object.end() - 1; i > object.head(); i--) {
                if (isPreposition(i, preposition)
                        && (preposition.equals("à") || words.mention(object.head()) != null)) {
                    return i;
                }
            }
        }
        return best;
    }

    /** said the broadcasts will continue: a clause without that. */
    boolean zero(Group group, Cue cue, SpeechAct act, int at, int limit, Span told) {
        int from = at;
        Span addressee = told;
        Phrase phrase = phrases.at(from);
        if (cue.takes("dative") && phrase != null && phrase.start() == from) {
            // told reporters the talks failed: two phrases in a row
            Phrase second = phrases.at(phrase.end());
            if (second != null || function.is(Kind.SUBJECT, words.lower(phrase.end()))) {
                addressee = phrase.range();
                from = phrase.end();
            }
        }
        Span subject = subjects.of(group);
        if (subject == null || from >= limit || words.isForm(from, "to")) {
            return false;
        }
        for (int i = from; i < limit; i++) {
            if (words.isForm(i, ":") || words.isForm(i, ";")) {
                return false;
            }
            if (words.is(i, "CCONJ") && words.isForm(i - 1, ",")) {
                return false; // recalled its ambassador, and Ireland summoned
            }
            Group next = verbs.at(i);
            if (next != null && next.finite()) {
                return i > from
                        && drafts.add(
                                "zero",
                                group,
                                subject,
                                contents.end(from, limit, true),
                                from,
                                act,
                                cue.reliability() - 0.12,
                                addressee);
            }
        }
        return false;
    }

    /** X a été critiqué par Y: Y says it, of X. */
    void passive(Group group, Cue cue, SpeechAct act, Span sentence) {
        int at = group.end();
        int agent = -1;
        for (int i = at; i < Math.min(sentence.end(), at + 12); i++) {
            if (function.is(Kind.AGENT, words.lower(i))) {
                agent = i;
                break;
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                break;
            }
        }
        if (agent < 0
                || !(cue.takes("obj")
                        || cue.takes("obj+de")
                        || cue.takes("obj+comme")
                        || cue.takes("obj+as")
                        || cue.takes("obj+of"))) {
            return;
        }
        Span speaker = subjects.after(agent + 1, sentence.end());
        Span patient = subjects.of(group);
        if (speaker == null) {
            return;
        }
        List<Span> content = new ArrayList<>();
        Span what = patient == null
                        || patient.length() == 1 && function.is(Kind.SUBJECT, words.lower(patient.start()))
                        || patient.start() < sentence.start()
                ? null
                : contents.trim(patient);
        int rest = speaker.end();
        String form = words.lower(rest);
        boolean more = form.equals("comme")
                || form.equals("de")
                || form.equals("d'")
                || form.equals("pour")
                || form.equals("as")
                || form.equals("of")
                || form.equals("for");
        if (what != null && !(more && cue.takes("obj+de"))) {
            content.add(what);
        }
        if (more) {
            Span tail = contents.trim(contents.end(
                    form.equals("comme") || form.equals("as") || form.equals("pour") || form.equals("for")
                            ? rest + (form.equals("pour") || form.equals("for") ? 1 : 0)
                            : rest + 1,
                    sentence.end(),
                    false));
            if (tail != null) {
                content.add(tail);
            }
        }
        if (!content.isEmpty()) {
            drafts.add(new Draft(
                    "passive", drafts.cueRange(group), speaker, content, act, cue.reliability() - 0.15, null));
        }
    }
}
