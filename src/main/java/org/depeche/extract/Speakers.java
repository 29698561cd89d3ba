package org.depeche.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.depeche.extract.Cast.Member;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/**
 * Says whom the words stand for that name a speaker: a name, a pronoun, a title that stands for somebody named elsewhere, an
 * acronym, a country. One for each article; statements are resolved in order, as a pronoun takes up who spoke before.
 */
final class Speakers {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final Roles roles;
    private final Cast cast;
    private final Map<String, String> acronyms = new HashMap<>();
    private final List<Spoken> spoken = new ArrayList<>();

    /** Who a speaker is. */
    record Speaker(String name, String role, String side) {
        static final Speaker UNRESOLVED = new Speaker("", "", "");
    }

    private record Spoken(int token, Speaker speaker, Member member) {}

    Speakers(Words words, FunctionWords function, NounPhrases phrases, Roles roles, Cast cast) {
        this.words = words;
        this.function = function;
        this.phrases = phrases;
        this.roles = roles;
        this.cast = cast;
        acronyms();
    }

    /** Korean Central News Agency (KCNA): the long name for the short. */
    private void acronyms() {
        for (int i = 1; i + 2 < words.size(); i++) {
            if (!words.isForm(i, "(") || !words.isForm(i + 2, ")")) {
                continue;
            }
            String shortForm = words.token(i + 1).form();
            Phrase phrase = phrases.at(i - 1);
            if (phrase != null
                    && shortForm.length() > 1
                    && shortForm.length() < 9
                    && Character.isUpperCase(shortForm.charAt(0))
                    && Character.isUpperCase(shortForm.charAt(shortForm.length() - 1))) {
                Mention mention = words.mention(i - 1);
                String name = mention != null && mention.kind() != Mention.Kind.DEMONYM
                        ? mention.text()
                        : bare(phrase.range());
                if (name.length() > shortForm.length()) {
                    acronyms.put(shortForm, name);
                }
            }
        }
    }

    /**
     * Resolves the speaker of a statement and remembers it for those to come.
     *
     * @param range tokens that name the speaker, or null
     * @param at a token of the cue or content, from which pronouns look back
     */
    Speaker resolve(Span range, int at) {
        if (range == null) {
            return Speaker.UNRESOLVED;
        }
        Member[] found = new Member[1];
        Speaker speaker = resolve(range, at, found);
        if (!speaker.name().isEmpty()) {
            if (found[0] != null && !found[0].tokens().contains(range.start())) {
                found[0].meantAt(range.start());
            }
            spoken.add(new Spoken(at, speaker, found[0]));
        }
        return speaker;
    }

    private Speaker resolve(Span range, int at, Member[] found) {
        int first = range.start();
        String form = words.lower(first);
        if (range.length() == 1 && isPronoun(form)) {
            return pronoun(form, at, found);
        }
        int anaphor = function.length(Kind.ANAPHOR, words, first);
        if (anaphor > 0 && anaphor >= range.length() - 1) {
            return latter(first, found);
        }
        if (range.length() == 1 && (form.equals("qui") || form.equals("who"))) {
            int i = first - 1;
            while (i > 0 && (words.is(i, "ADP") || words.isForm(i, ","))) {
                i--;
            }
            Phrase phrase = phrases.at(i);
            return phrase == null
                    ? Speaker.UNRESOLVED
                    : resolve(
                            words.mention(i) == null
                                    ? phrase.range()
                                    : words.tokensIn(words.mention(i).span()),
                            at,
                            found);
        }
        List<Member> named = namedIn(range);
        if (named.size() > 1 && isJoint(range)) {
            StringBuilder names = new StringBuilder();
            for (Member member : named) {
                names.append(
                                names.isEmpty()
                                        ? ""
                                        : words.article().article().language().equals("fr") ? " et " : " and ")
                        .append(member.name());
            }
            return new Speaker(names.toString(), "", named.get(0).country());
        }
        if (!named.isEmpty()) {
            found[0] = named.get(0);
            return speaker(named.get(0));
        }
        Member titled = titled(range, at);
        if (titled != null) {
            found[0] = titled;
            titled.actsFor(cast.side(phrases.at(range.start()).range()));
            return speaker(titled);
        }
        return described(range);
    }

    private static Speaker speaker(Member member) {
        return new Speaker(member.name(), member.role(), member.country());
    }

    private boolean isPronoun(String form) {
        return function.is(Kind.SUBJECT, form)
                || List.of("lui", "eux", "him", "her", "them").contains(form);
    }

    // ---- names

    /** The people named in a range, but for those in a complement: l'administration de Poutine is no Poutine. */
    private List<Member> namedIn(Span range) {
        List<Member> named = new ArrayList<>();
        for (int i = range.start(); i < range.end(); i++) {
            Mention mention = words.mention(i);
            if (mention == null || mention.kind() != Mention.Kind.PERSON) {
                continue;
            }
            Member member = cast.of(mention);
            boolean complement = i > range.start() && isComplement(i, range);
            if (member != null && !complement && !named.contains(member)) {
                named.add(member);
            }
            while (i + 1 < range.end() && words.mention(i + 1) == mention) {
                i++;
            }
        }
        return named;
    }

    private boolean isComplement(int name, Span range) {
        int i = name - 1;
        // back over title words: de l'ancien président russe Poutine
        while (i > range.start()
                && !words.isMark(i)
                && !words.is(i, "ADP")
                && !words.is(i, "ADP+DET")
                && !words.is(i, "CCONJ")) {
            i--;
        }
        if (!(words.is(i, "ADP") || words.is(i, "ADP+DET"))) {
            return false;
        }
        // le ministre de l'Intérieur Thomas de Maizière: what stands between is the role's own complement
        for (int k = range.start(); k < i; k++) {
            if (roles.isRole(words.lower(k)) && i + 1 < name) {
                return roleBetween(i + 1, name);
            }
        }
        return true;
    }

    private boolean roleBetween(int from, int to) {
        for (int k = from; k < to; k++) {
            if (roles.isRole(words.lower(k)) && !words.lower(k).equals("défense")) {
                return true;
            }
        }
        return false;
    }

    private boolean isJoint(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (words.isForm(i, "et") || words.isForm(i, "and")) {
                return true;
            }
        }
        return false;
    }

    // ---- pronouns

    private Speaker pronoun(String form, int at, Member[] found) {
        String value = function.value(Kind.SUBJECT, form);
        char gender = value == null ? 'e' : value.charAt(0);
        boolean plural = value != null && value.endsWith("p");
        if (form.equals("lui") || form.equals("him")) {
            gender = 'm';
        } else if (form.equals("her")) {
            gender = 'f';
        }
        if (form.equals("on") || form.equals("-t-on") || form.equals("-on")) {
            return Speaker.UNRESOLVED;
        }
        int paragraph = words.paragraph(at);
        double best = Double.NEGATIVE_INFINITY;
        Speaker chosen = Speaker.UNRESOLVED;
        Member member = null;
        if (!plural) {
            for (Member candidate : cast.members()) {
                int last = lastOutsideQuotes(candidate, at);
                if (last < 0 || !agrees(candidate.gender(), gender)) {
                    continue;
                }
                double score = -3.0 * (words.sentenceNumber(at) - words.sentenceNumber(last))
                        - 2.0 * (paragraph - words.paragraph(last));
                Phrase phrase = phrases.at(last);
                score += phrase != null && phrase.preposition() < 0 ? 4 : 0;
                score += candidate.gender() == gender ? 1 : 0;
                score += isLastSpeaker(candidate, at) ? 6 : 0;
                if (score > best) {
                    best = score;
                    chosen = speaker(candidate);
                    member = candidate;
                }
            }
        }
        Spoken before = spoken.isEmpty() ? null : spoken.get(spoken.size() - 1);
        if (before != null && before.member() == null && paragraph - words.paragraph(before.token()) <= 1) {
            double score = 5 - 3.0 * (words.sentenceNumber(at) - words.sentenceNumber(before.token()));
            if (score > best && !plural || plural && isPlural(before.speaker().name())) {
                chosen = before.speaker();
                member = null;
            }
        }
        if (chosen == Speaker.UNRESOLVED) {
            Speaker subject = plural ? lastGroup(at) : previousSubject(at);
            if (subject != null) {
                return subject;
            }
        }
        found[0] = member;
        return chosen;
    }

    /** Whether a speaker is more than one: two joined, or a first word in the plural. */
    private static boolean isPlural(String name) {
        String first = name.split(" ")[0];
        return name.contains(" et ") || name.contains(" and ") || first.endsWith("s") || first.endsWith("x");
    }

    private static boolean agrees(char a, char b) {
        return a == 'e' || b == 'e' || a == b;
    }

    private int lastOutsideQuotes(Member member, int at) {
        int last = -1;
        for (int token : member.tokens()) {
            if (token < at && !words.quoted(token)) {
                last = token;
            }
        }
        return last;
    }

    private boolean isLastSpeaker(Member member, int at) {
        for (int i = spoken.size() - 1; i >= 0; i--) {
            if (spoken.get(i).token() < at) {
                return spoken.get(i).member() == member;
            }
        }
        return false;
    }

    /** The last group of people or bodies named before a plural pronoun, in its sentence or the one before. */
    private Speaker lastGroup(int at) {
        int floor =
                words.sentences().get(Math.max(0, words.sentenceNumber(at) - 1)).start();
        Speaker last = null;
        for (Phrase phrase : phrases.all()) {
            if (phrase.start() < floor || phrase.end() > at || words.quoted(phrase.start())) {
                continue;
            }
            boolean plural = words.token(phrase.head()).features().plural();
            String head = words.lemma(phrase.head());
            if (plural && (roles.isGroup(head) || roles.isRole(head) || isActor(phrase))) {
                boolean subject =
                        phrase.preposition() < 0 && words.sentenceNumber(phrase.start()) < words.sentenceNumber(at);
                if (subject && (roles.isGroup(head) || roles.isRole(head))) {
                    return described(phrase.range()); // the subject of the sentence before
                }
                last = described(phrase.range());
            }
        }
        return last;
    }

    /** The first phrase of the sentence before that names somebody or something. */
    private Speaker previousSubject(int at) {
        int number = words.sentenceNumber(at);
        for (int n = number - 1; n >= Math.max(0, number - 2); n--) {
            Span sentence = words.sentences().get(n);
            for (Phrase phrase : phrases.all()) {
                if (phrase.start() >= sentence.start()
                        && phrase.end() <= sentence.end()
                        && phrase.preposition() < 0
                        && words.date(phrase.head()) == null
                        && isActor(phrase)) {
                    return described(phrase.range());
                }
            }
        }
        return null;
    }

    private boolean isActor(Phrase phrase) {
        for (int i = phrase.start(); i < phrase.end(); i++) {
            if (words.mention(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** ce dernier, the latter: the last one named. */
    private Speaker latter(int at, Member[] found) {
        Member best = null;
        int last = -1;
        for (Member member : cast.members()) {
            int token = member.lastBefore(at);
            if (token > last) {
                last = token;
                best = member;
            }
        }
        found[0] = best;
        return best == null ? Speaker.UNRESOLVED : speaker(best);
    }

    // ---- titles that stand for somebody

    private Member titled(Span range, int at) {
        Phrase phrase = phrases.at(range.start());
        if (phrase == null || !isDefinite(range.start()) || isJoint(range)) {
            return null;
        }
        int head = phrase.head();
        String noun = words.lower(head);
        if (!roles.isRole(noun) && !roles.isGeneral(noun)) {
            for (int i = head; i < Math.min(range.end(), phrase.end()); i++) {
                if (roles.isRole(words.lower(i)) && !words.is(i - 1, "ADP") && !words.is(i - 1, "ADP+DET")) {
                    noun = words.lower(i);
                    break;
                }
            }
        }
        if (!roles.isRole(noun) && !roles.isGeneral(noun)) {
            return null;
        }
        if (words.token(head).features().plural() || words.isForm(range.start(), "les")) {
            return null;
        }
        String side = cast.side(range);
        String text = bare(range).toLowerCase(java.util.Locale.ROOT);
        Member best = null;
        int bestScore = Integer.MIN_VALUE;
        for (Member member : cast.members()) {
            if (member.roleHead().isEmpty() || !roles.canStandFor(noun, member.roleHead())) {
                continue;
            }
            if (!side.isEmpty() && !member.country().isEmpty() && !side.equals(member.country())) {
                continue;
            }
            if (isOther(text, member.role().toLowerCase(java.util.Locale.ROOT), noun)) {
                continue;
            }
            int last = member.lastBefore(at);
            int score = last < 0 ? -200 : -(words.sentenceNumber(at) - words.sentenceNumber(last)) * 3;
            score += member.roleHead().equals(noun) ? 10 : 0;
            score += !side.isEmpty() && side.equals(member.country()) ? 10 : 0;
            score += isLastSpeaker(member, at) ? 8 : 0;
            if (score > bestScore) {
                bestScore = score;
                best = member;
            }
        }
        if (best != null) {
            return best;
        }
        return side.isEmpty() ? onlyOneIn(words.paragraph(at), at) : onlyOneOf(side, at);
    }

    /** "le secrétaire d'État", where one person has been named in the paragraph, and without an office; null otherwise. */
    private Member onlyOneIn(int paragraph, int at) {
        Member only = null;
        for (Member member : cast.members()) {
            int last = member.lastBefore(at);
            if (last >= 0 && words.paragraph(last) == paragraph) {
                if (only != null || !member.role().isEmpty()) {
                    return null;
                }
                only = member;
            }
        }
        return only;
    }

    /** "The U.S. president", where one person of that country has been named, and without an office. */
    private Member onlyOneOf(String side, int at) {
        Member only = null;
        for (Member member : cast.members()) {
            if (side.equals(member.country()) && member.lastBefore(at) >= 0) {
                if (only != null || !member.role().isEmpty()) {
                    return null;
                }
                only = member;
            }
        }
        return only;
    }

    /** Whether two roles of one noun are of two offices: le ministre des Transports, le ministre de la Défense. */
    private boolean isOther(String text, String role, String noun) {
        if (!text.contains(" ") || !role.contains(noun)) {
            return false;
        }
        for (String word : text.split("[ \u00A0']+")) {
            if (word.length() > 4
                    && Character.isLetter(word.charAt(0))
                    && !role.contains(word)
                    && !isNationality(word)
                    && !word.equals(noun)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNationality(String word) {
        return words.article().mentions().stream()
                .anyMatch(m -> m.kind().isGeopolitical() && m.text().equalsIgnoreCase(word));
    }

    private boolean isDefinite(int i) {
        return List.of("le", "la", "l'", "ce", "cet", "cette", "the", "this", "that", "son", "sa")
                        .contains(words.lower(i))
                || words.article().article().language().equals("en") && words.isCapital(i) && !words.is(i, "DET");
    }

    // ---- descriptions

    private Speaker described(Span range) {
        Phrase phrase = phrases.at(range.start());
        if (phrase == null) {
            return new Speaker(bare(range), "", "");
        }
        String head = words.lower(phrase.head());
        if ((head.equals("pays") || head.equals("country")) && range.length() <= 2) {
            Speaker country = lastCountry(range.start());
            if (country != null) {
                return country;
            }
        }
        Span core = isJoint(range) || range.end() < phrase.end() ? range : phrase.range();
        if (roles.carrier(words.token(phrase.head()).lemma()) != null || roles.carrier(head) != null) {
            Mention name = nameAtEnd(phrase);
            if (name != null) {
                return new Speaker(fullest(name.text()), "", name.code());
            }
        }
        Mention mention = words.mention(phrase.head());
        if (mention != null
                && words.tokensIn(mention.span()).end() == core.end()
                && mention.kind() != Mention.Kind.DEMONYM) {
            Span name = words.tokensIn(mention.span());
            if (bareStart(core) == name.start()) {
                return new Speaker(introduced(fullest(mention.text()), mention), "", mention.code());
            }
        }
        Phrase fuller = isDefinite(range.start()) ? fullerBefore(phrase) : null;
        if (fuller != null) {
            return new Speaker(fullest(bare(fuller.range())), "", cast.side(fuller.range()));
        }
        String name = bare(core);
        return new Speaker(fullest(name), "", cast.side(core));
    }

    /** le ministère, where "le ministère turc des Affaires étrangères" stands before: the nearest that says more; or null. */
    private Phrase fullerBefore(Phrase phrase) {
        for (int i = phrase.start(); i < phrase.end(); i++) {
            if (words.mention(i) != null) {
                return null;
            }
        }
        String head = words.lemma(phrase.head());
        if (!roles.isGroup(head) || roles.isRole(head)) {
            return null;
        }
        Phrase fuller = null;
        for (Phrase other : phrases.all()) {
            if (other.start() >= phrase.start()) {
                break;
            }
            if (words.lemma(other.head()).equals(head)
                    && !cast.side(other.range()).isEmpty()) {
                fuller = other;
            }
        }
        return fuller;
    }

    private String fullest(String name) {
        return acronyms.getOrDefault(name, name);
    }

    /** A bloc under the fuller name that the article has introduced it by: l'ONU where it has said "les Nations unies" before. */
    private String introduced(String name, Mention mention) {
        if (mention.kind() != Mention.Kind.BLOC) {
            return name;
        }
        String fullest = name;
        for (Mention other : words.article().mentions()) {
            boolean before = other.span().start() < mention.span().start();
            boolean same = other.kind() == Mention.Kind.BLOC && other.code().equals(mention.code());
            if (before && same && other.text().length() > fullest.length()) {
                fullest = other.text();
            }
        }
        return fullest;
    }

    /** The name that a phrase ends with, put beside its noun without a preposition: l'agence officielle Sana. */
    private Mention nameAtEnd(Phrase phrase) {
        Mention mention = words.mention(phrase.end() - 1);
        if (mention == null || mention.kind() == Mention.Kind.DEMONYM) {
            return null;
        }
        int start = words.tokensIn(mention.span()).start();
        // a name that holds the noun itself is no name beside it: Saudi Press Agency
        return start > phrase.head()
                        && !words.is(start - 1, "ADP")
                        && !words.is(start - 1, "ADP+DET")
                        && !words.is(start - 1, "DET")
                ? mention
                : null;
    }

    private Speaker lastCountry(int at) {
        for (int i = at - 1; i >= 0; i--) {
            Mention mention = words.mention(i);
            if (mention != null && (mention.kind() == Mention.Kind.COUNTRY)) {
                return new Speaker(mention.text(), "", mention.code());
            }
        }
        return null;
    }

    private int bareStart(Span range) {
        int from = range.start();
        while (from < range.end() - 1
                && (words.is(from, "DET")
                                && !List.of("plusieurs", "certains", "certaines", "quelques", "several", "some")
                                        .contains(words.lower(from))
                        || words.is(from, "ADP+DET")
                        || List.of("le", "la", "les", "l'", "un", "une", "des", "the", "a", "an")
                                .contains(words.lower(from)))) {
            from++;
        }
        return from;
    }

    /** The words of a range without its determiner, and without what follows a comma. */
    private String bare(Span range) {
        Span span = new Span(bareStart(range), range.end());
        return words.text(span);
    }

    /** Who is told of in a sentence outside quotations: people named or meant by a title, not behind a preposition. */
    List<Speaker> subjectsIn(Span sentence) {
        List<Speaker> subjects = new ArrayList<>();
        for (Phrase phrase : phrases.all()) {
            if (phrase.start() < sentence.start()
                    || phrase.end() > sentence.end()
                    || phrase.preposition() >= 0
                    || words.quoted(phrase.start())) {
                continue;
            }
            List<Member> named = namedIn(phrase.range());
            if (named.isEmpty()) {
                Member titled = titled(phrase.range(), phrase.start());
                if (titled != null) {
                    subjects.add(speaker(titled));
                }
            }
            named.forEach(member -> subjects.add(speaker(member)));
        }
        return subjects;
    }
}
