package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/**
 * Cuts sentences into noun phrases by their tags: a determiner, adjectives, nouns and names, and the complements that
 * prepositions tie to them (le porte-parole du ministère chinois des Affaires étrangères).
 */
final class NounPhrases {
    private final Words words;
    private final FunctionWords function;
    private final boolean french;
    private final List<Phrase> phrases = new ArrayList<>();
    private final int[] phraseOf;

    /**
     * A noun phrase.
     *
     * @param range its tokens, determiner and complements included
     * @param head index of the noun or name that it is about
     * @param preposition index of the preposition that governs it, or -1
     */
    record Phrase(Span range, int head, int preposition) {
        int start() {
            return range.start();
        }

        int end() {
            return range.end();
        }
    }

    NounPhrases(Words words, FunctionWords function) {
        this.words = words;
        this.function = function;
        this.french = words.article().article().language().equals("fr");
        phraseOf = new int[words.size()];
        java.util.Arrays.fill(phraseOf, -1);
        for (Span sentence : words.sentences()) {
            int i = sentence.start();
            while (i < sentence.end()) {
                int expression = words.is(i, "VERB") ? function.expressionEnd(words, words.lemma(i), i + 1) : i + 1;
                if (expression > i + 1) {
                    i = Math.min(expression, sentence.end()); // met en garde [Washington]
                    continue;
                }
                int end = opensLocution(i) ? i : base(i, sentence.end());
                if (end == i) {
                    i++;
                    continue;
                }
                int head = head(i, end);
                int whole = isDate(head) ? end : withComplements(end, sentence.end()); // mardi [à l'Élysée]
                boolean contracted = words.token(i).tag().startsWith("ADP");
                int preposition = contracted ? i : i > sentence.start() && isPreposition(i - 1) ? i - 1 : -1;
                if (preposition < 0 && !phrases.isEmpty() && words.is(i - 1, "CCONJ")) {
                    Phrase before = phrases.get(phrases.size() - 1);
                    if (before.end() == i - 1 && !isNoun(before.preposition() - 1) && !isVerbNext(whole)) {
                        preposition = before.preposition(); // entre Pékin et Moscou
                    }
                }
                Phrase phrase = new Phrase(new Span(i, whole), head, preposition);
                for (int k = i; k < whole; k++) {
                    phraseOf[k] = phrases.size();
                }
                phrases.add(phrase);
                i = whole;
            }
        }
    }

    private boolean isPreposition(int i) {
        return words.is(i, "ADP");
    }

    List<Phrase> all() {
        return phrases;
    }

    /** The phrase that a token belongs to, or null. */
    Phrase at(int i) {
        return i >= 0 && i < phraseOf.length && phraseOf[i] >= 0 ? phrases.get(phraseOf[i]) : null;
    }

    /** The end of a base noun phrase that begins at {@code i}, or {@code i} where none does. */
    private int base(int i, int limit) {
        int at = i;
        boolean noun = false;
        if (isPredeterminer(at) && (words.is(at + 1, "DET") || isDeterminer(at + 1))) {
            at++; // toutes les parties, all the parties
        }
        if (at < limit && (words.is(at, "ADP+DET") || isDeterminer(at))) {
            at++;
        }
        if (at < limit && words.is(at, "DET")) {
            at++; // tous les, all the
        }
        while (at < limit && !noun) {
            if (isNoun(at)) {
                noun = true;
                at++;
            } else if (words.is(at, "ADJ")
                    || words.is(at, "NUM")
                    || words.is(at, "ADV") && at > i && (words.is(at + 1, "ADJ") || words.is(at + 1, "NUM"))
                    || isOpeningMark(at) && at > i && (isNoun(at + 1) || words.is(at + 1, "ADJ"))) {
                at++;
            } else if (isNationality(at - 1) && words.isForm(at, "and") && isNationality(at + 1) && isNoun(at + 2)) {
                at += 2; // Ethiopian and Eritrean leaders
            } else if (words.isForm(at, "%")) {
                noun = true;
                at++;
            } else if (at > i && words.is(at, "VERB") && isParticiple(at) && isNoun(at + 1)) {
                at++;
            } else {
                break;
            }
        }
        if (!noun && isNominalized(i, at)) {
            noun = true; // un proche du capitaine, les séparatistes
        }
        if (!noun) {
            return i;
        }
        while (at < limit) {
            if (isAnotherName(at) || isDateBehind(at) || isDate(at - 1) && !isDate(at)) {
                break; // a annoncé à Londres William Hague; bombed the Gaza Strip early Thursday
            }
            if (opensLocution(at)) {
                break; // a repris la ville grâce au soutien russe
            }
            if (isNoun(at)
                    || words.is(at, "ADJ")
                    || words.mention(at) != null && words.mention(at).kind() == Mention.Kind.DEMONYM) {
                at++;
            } else if ((words.isForm(at, "'s") || words.isForm(at, "'"))
                    && at + 1 < limit
                    && base(at + 1, limit) > at + 1) {
                at = base(at + 1, limit); // Spain's economy minister
            } else if (words.isForm(at, "-") && at + 1 < limit && isNoun(at + 1)) {
                at++;
            } else if (words.mention(at) != null && words.mention(at - 1) == words.mention(at)) {
                at++;
            } else if (french
                    && isNationality(at - 1)
                    && words.isForm(at, ",")
                    && isNationality(at + 1)
                    && !isNoun(at + 2)) {
                at += 2; // la diplomatie russe, française et américaine
            } else if ((words.isForm(at, "et") || words.isForm(at, "and"))
                    && words.is(at - 1, "ADJ")
                    && words.is(at + 1, "ADJ")
                    && !words.is(at + 2, "NOUN")) {
                at += 2; // russes et chinois
            } else {
                break;
            }
        }
        return at;
    }

    /** grâce à, face à: a noun that is a preposition with what follows. */
    private boolean opensLocution(int i) {
        return words.is(i, "NOUN") && function.length(Kind.LOCUTION, words, i) > 1;
    }

    /** In French an adjective behind an article, with no noun beside it, stands for who or what has the property. */
    private boolean isNominalized(int start, int end) {
        return french
                && end > start + 1
                && words.is(end - 1, "ADJ")
                && (words.is(start, "DET") || words.is(start, "ADP+DET"))
                && words.token(end - 1).form().length() > 4
                && !words.isMark(start);
    }

    private boolean isNationality(int i) {
        Mention mention = words.mention(i);
        return mention != null && mention.kind() == Mention.Kind.DEMONYM && words.is(i, "ADJ");
    }

    private boolean isDate(int i) {
        return words.date(i) != null && words.mention(i) == null; // a indiqué mardi Recep Tayyip Erdogan
    }

    /** Whether a day stands at or right behind a word, outside the names: the strip [Thursday], the strip [early Thursday]. */
    private boolean isDateBehind(int i) {
        if (words.mention(i) != null) {
            return false;
        }
        return words.date(i) != null && words.date(i - 1) == null
                || words.is(i, "ADJ")
                        && words.date(i + 1) != null
                        && words.date(i) == null
                        && words.mention(i + 1) == null;
    }

    /** Whether a finite verb follows, so that a phrase is its subject: a appelé à la retenue et Londres [a condamné]. */
    private boolean isVerbNext(int i) {
        if (i >= words.size() || !(words.is(i, "VERB") || words.is(i, "AUX"))) {
            return false;
        }
        return switch (words.token(i).features().tense()) {
            case PRESENT, IMPERFECT, FUTURE, CONDITIONAL -> true;
            case PAST -> !french || !words.is(i, "VERB");
            default -> false;
        };
    }

    private boolean isPredeterminer(int i) {
        return switch (words.lower(i)) {
            case "tout", "toute", "tous", "toutes", "all", "both" -> true;
            default -> false;
        };
    }

    /** Whether a person's name begins right behind the name of a place. */
    private boolean isAnotherName(int i) {
        Mention before = words.mention(i - 1);
        Mention here = words.mention(i);
        if (here != null
                && here.kind() == Mention.Kind.PERSON
                && before == null
                && function.is(Kind.AUDIENCE, words.lemma(i - 1))) {
            return true; // a lancé devant la presse Olaf Scholz
        }
        return here != null
                && here.kind() == Mention.Kind.PERSON
                && before != null
                && before != here
                && (before.kind() == Mention.Kind.CAPITAL
                        || before.kind() == Mention.Kind.PLACE
                        || before.kind() == Mention.Kind.COUNTRY);
    }

    private boolean isDeterminer(int i) {
        return words.is(i, "DET")
                || function.is(Kind.DETERMINER, words.lower(i))
                        && !words.is(i, "ADP")
                        && (!words.is(i, "PRON") || isPossessive(i))
                        && !words.is(i, "SCONJ");
    }

    /** The English model tags "his" and "their" as pronouns, before a noun too. */
    private boolean isPossessive(int i) {
        return switch (words.lower(i)) {
            case "his", "her", "its", "their" ->
                words.is(i + 1, "NOUN") || words.is(i + 1, "ADJ") || words.is(i + 1, "PROPN");
            default -> false;
        };
    }

    private boolean isOpeningMark(int i) {
        return i < words.size() && "«“\"‘'".indexOf(words.token(i).form().charAt(0)) >= 0;
    }

    private boolean isParticiple(int i) {
        return switch (words.token(i).features().tense()) {
            case PAST_PARTICIPLE, PRESENT_PARTICIPLE -> true;
            default -> false;
        };
    }

    boolean isNoun(int i) {
        if (i >= words.size()) {
            return false;
        }
        if (words.date(i) != null && !words.is(i, "PROPN") && words.mention(i) == null) {
            return words.is(i, "NOUN");
        }
        if (!french && isNationals(i)) {
            return true; // thousands of Japanese
        }
        return words.is(i, "NOUN")
                || words.is(i, "PROPN")
                || words.is(i, "X")
                || words.mention(i) != null
                        && !words.is(i, "ADJ")
                        && !words.is(i, "ADP")
                        && !words.is(i, "ADP+DET")
                        && !words.is(i, "DET");
    }

    private boolean isNationals(int i) {
        return words.mention(i) != null
                && words.mention(i).kind() == Mention.Kind.DEMONYM
                && words.isCapital(i)
                && !words.is(i + 1, "NOUN")
                && !words.is(i + 1, "PROPN")
                && !words.is(i + 1, "ADJ")
                && !words.isForm(i + 1, "-")
                && !words.isForm(i + 1, "and");
    }

    /** The first noun, or the last name of a run of English nouns that ends before a possessive's end. */
    private int head(int start, int end) {
        int head = -1;
        for (int i = start; i < end; i++) {
            if (isNoun(i)) {
                head = i;
                if (words.article().article().language().equals("fr")) {
                    break;
                }
            } else if (words.isForm(i, "'s") || words.isForm(i, "'")) {
                head = -1;
            }
        }
        return head < 0 ? end - 1 : head;
    }

    /** Adds complements: de la Russie, des Affaires étrangères, à Pékin, of the Foreign Ministry. */
    private int withComplements(int end, int limit) {
        int at = end;
        while (at < limit) {
            int next = at;
            String form = words.lower(at);
            if (function.length(FunctionWords.Kind.LOCUTION, words, at) > 0) {
                break; // l'Union européenne au travers de sa délégation
            }
            boolean contracted = words.is(at, "ADP+DET") || form.equals("des") && words.isCapital(at + 1);
            if (contracted && function.is(Kind.COMPLEMENT, form)) {
                next = base(at, limit);
            } else if (words.is(at, "ADP") && function.is(Kind.COMPLEMENT, form) && !isOwned(at + 1)) {
                next = base(at + 1, limit);
                if (next == at + 1) {
                    next = at;
                }
            } else if (form.equals("chargé") || form.equals("chargée")) {
                next = at + 1 < limit && words.is(at + 1, "ADP+DET") ? base(at + 1, limit) : at;
            } else if ((form.equals("et") || form.equals("and"))
                    && at + 1 < limit
                    && function.is(Kind.COMPLEMENT, words.lower(at + 1))
                    && at - 1 >= 0
                    && inComplement(at - 1, end)) {
                next = words.is(at + 1, "ADP+DET") ? base(at + 1, limit) : base(at + 2, limit);
                if (next == at + 2) {
                    next = at;
                }
            }
            if (next <= at || words.date(next - 1) != null) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** "l'Occident pour son refus", "Russia for its war": a possessive looks back to a subject, not to the noun before. */
    private boolean isOwned(int i) {
        return switch (words.lower(i)) {
            case "son", "sa", "ses", "leur", "leurs", "its", "his", "her", "their" -> true;
            default -> false;
        };
    }

    private static boolean inComplement(int i, int end) {
        return i >= end;
    }
}
