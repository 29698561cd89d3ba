package org.depeche.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.DateBasis;
import org.depeche.model.DateMention;
import org.depeche.model.Features.Tense;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Place;
import org.depeche.model.Relation;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** The relations found so far in an article; what is told twice is one relation with several pieces of evidence. */
final class RelationSheet {
    /** How many sentences back a condemnation looks for whom it means. */
    private static final int CONTEXT = 3;

    private final Words words;
    private final VerbGroups verbs;
    private final List<Told> told;
    private final Circumstances circumstances;
    private final Map<String, Found> found = new LinkedHashMap<>();
    /** Nouns that a verb has taken up: lever des sanctions tells of no sanction. */
    private final Set<Integer> consumed = new HashSet<>();

    RelationSheet(Syntax syntax, RelationLexicon lexicon, List<Told> told) {
        this.words = syntax.words();
        this.verbs = syntax.verbs();
        this.told = told;
        this.circumstances = new Circumstances(syntax, lexicon, this::isConsumed);
    }

    /** A relation while its evidence is gathered. */
    private static final class Found {
        private final String source;
        private final RelationType type;
        private final String target;
        private final String rule;
        private int at;
        private Status status;
        private PartialDate date = PartialDate.UNKNOWN;
        private DateBasis basis = DateBasis.NONE;
        private String saidBy = "";
        private int claimedBy = -1;
        private Mention place;
        private String magnitude = "";
        private final List<Passage> evidence = new ArrayList<>();

        Found(String source, RelationType type, String target, String rule) {
            this.source = source;
            this.type = type;
            this.target = target;
            this.rule = rule;
        }
    }

    /** Notes that a verb has taken up a noun. */
    void consume(int noun) {
        consumed.add(noun);
    }

    boolean isConsumed(int noun) {
        return consumed.contains(noun);
    }

    /** Gives a relation that has no date that of the statement which is the relation. */
    void dateFrom(String source, RelationType type, String target, Statement statement) {
        Found f = found.get(key(source, type, target));
        if (f != null && !f.date.isKnown() && statement.date().isKnown()) {
            f.date = statement.date();
            f.basis = statement.dateBasis();
        }
    }

    /**
     * Whom a condemnation means that names nobody ("la Turquie a condamné un crime"): whom others accuse in the sentences before, or
     * who has attacked or coerced somebody there.
     *
     * @param at a token of the condemnation
     * @param sources who condemns
     */
    Set<String> culprits(int at, Set<String> sources) {
        int sentence = words.sentenceNumber(at);
        Set<String> culprits = new LinkedHashSet<>();
        for (Found f : found.values()) {
            int distance = sentence - words.sentenceNumber(f.at);
            if (distance < 0 || distance > CONTEXT || f.status == Status.DENIED) {
                continue;
            }
            String culprit = switch (f.type) {
                case ACCUSE -> f.target;
                case ASSAULT, COERCE, SANCTION -> f.source;
                default -> "";
            };
            if (!culprit.isEmpty() && !sources.contains(culprit)) {
                culprits.add(culprit);
            }
        }
        return culprits.size() == 1 ? culprits : Set.of();
    }

    /** Who accuses a country, as far as has been found. */
    Set<String> accusersOf(String code) {
        Set<String> accusers = new LinkedHashSet<>();
        for (Found f : found.values()) {
            if (f.type == RelationType.ACCUSE && f.target.equals(code)) {
                accusers.add(f.source);
            }
        }
        return accusers;
    }

    /** The relations, in the order in which they were found. */
    List<Relation> relations(String language) {
        List<Relation> relations = new ArrayList<>();
        for (Found f : found.values()) {
            relations.add(new Relation(
                    f.source,
                    f.type,
                    f.target,
                    f.date,
                    f.basis,
                    f.status,
                    f.saidBy,
                    f.claimedBy,
                    f.place == null || isParty(f) ? Place.UNKNOWN : circumstances.of(f.place),
                    f.magnitude,
                    f.evidence,
                    language + "." + f.rule));
        }
        return relations;
    }

    /** se rendre en Italie et en France: whoever else the same is done with is no place of it. */
    private boolean isParty(Found one) {
        String country = one.place.code();
        return one.place.kind() == Mention.Kind.COUNTRY
                && found.values().stream()
                        .anyMatch(f -> f.type == one.type && (f.source.equals(country) || f.target.equals(country)));
    }

    boolean pairs(List<String> codes, RelationType type, Span evidence, int at, Status status, String rule) {
        boolean any = false;
        for (int a = 0; a < codes.size(); a++) {
            for (int b = a + 1; b < codes.size(); b++) {
                any |= add(codes.get(a), type, codes.get(b), evidence, at, status, rule);
            }
        }
        return any;
    }

    private static String key(String source, RelationType type, String target) {
        return type.isSymmetric() && source.compareTo(target) > 0
                ? target + ' ' + type + ' ' + source
                : source + ' ' + type + ' ' + target;
    }

    boolean add(String source, RelationType type, String target, Span evidence, int at, Status status, String rule) {
        if (source.equals(target) || source.isEmpty() || target.isEmpty()) {
            return false;
        }
        boolean swap = type.isSymmetric() && source.compareTo(target) > 0;
        String first = swap ? target : source;
        String second = swap ? source : target;
        Passage passage = words.article().passage(words.chars(evidence));
        Found f = found.computeIfAbsent(key(source, type, target), k -> new Found(first, type, second, rule));
        f.at = at;
        if (f.evidence.isEmpty()) {
            f.status = isFutureInThePast(at, status) ? Status.PLANNED : status;
            claim(f, at, source);
        } else if (f.status != Status.ACTUAL && status == Status.ACTUAL && !isClaim(at, source)) {
            f.status = status;
            f.saidBy = "";
            f.claimedBy = -1;
        }
        if (!f.evidence.contains(passage)) {
            f.evidence.add(passage);
        }
        if (f.place == null) {
            f.place = circumstances.place(at, type, source, target);
        }
        if (f.magnitude.isEmpty()) {
            f.magnitude = circumstances.magnitude(evidence);
        }
        DateMention date = date(at);
        if (!f.date.isKnown() && date == null && words.inTitle(at)) {
            date = leadDay();
        }
        if (!f.date.isKnown() && date != null) {
            f.date = date.date();
            f.basis = date.basis();
        }
        Statement statement = f.date.isKnown() ? null : saidWith(at);
        if (statement != null && statement.date().isKnown()) {
            f.date = statement.date();
            f.basis = statement.dateBasis();
        }
        return true;
    }

    /** The statement whose cue a trigger is, or null: what is asked for was asked when it was said. */
    private Statement saidWith(int at) {
        for (Told one : told) {
            Span cue = one.draft().cue();
            if (cue != null && cue.start() <= at && at < cue.end()) {
                return one.statement();
            }
        }
        return null;
    }

    /** The only date of the first sentence of the text, which tells at length what the title tells; null where it has none, or two. */
    private DateMention leadDay() {
        for (Span sentence : words.sentences()) {
            if (words.inTitle(sentence.start())) {
                continue;
            }
            DateMention day = null;
            for (int i = sentence.start(); i < sentence.end(); i++) {
                DateMention date = words.date(i);
                if (date != null && date != day && day != null) {
                    return null;
                }
                day = date == null ? day : date;
            }
            return day;
        }
        return null;
    }

    /** said it would provide aid, a dit qu'il fournirait: behind a verb of saying in the past, the conditional tells what is to come. */
    private boolean isFutureInThePast(int at, Status status) {
        Group group = verbs.at(at);
        return status == Status.POSSIBLE
                && group != null
                && group.tense() == Tense.CONDITIONAL
                && !words.quoted(at)
                && !words.lemma(group.auxiliary()).equals("avoir")
                && !words.isForm(group.auxiliary(), "could")
                && !words.isForm(group.auxiliary(), "might")
                && statementAt(at) >= 0;
    }

    /** What stands only in somebody's words is a claim: of the other side, or of a third. */
    private void claim(Found f, int at, String source) {
        int index = statementAt(at);
        if (index < 0) {
            return;
        }
        Statement statement = told.get(index).statement();
        f.claimedBy = index;
        if (!statement.onBehalfOf().equals(source)) {
            f.saidBy = statement.speaker();
            if (f.status == Status.ACTUAL && statement.act() == Statement.SpeechAct.ACCUSE) {
                f.status = Status.POSSIBLE;
            }
        }
        if (f.status == Status.ACTUAL && statement.act() == Statement.SpeechAct.DENY) {
            f.status = Status.DENIED;
        }
        if (f.status == Status.ACTUAL
                && (statement.act() == Statement.SpeechAct.DEMAND
                        || statement.act() == Statement.SpeechAct.APPEAL
                        || statement.act() == Statement.SpeechAct.PROMISE)) {
            f.status = Status.PLANNED;
        }
    }

    private boolean isClaim(int at, String source) {
        int index = statementAt(at);
        return index >= 0 && !told.get(index).statement().onBehalfOf().equals(source);
    }

    /** The innermost statement whose content holds a token, or -1. */
    private int statementAt(int at) {
        int best = -1;
        for (int i = 0; i < told.size(); i++) {
            Draft draft = told.get(i).draft();
            if (draft.overlaps(words.token(at).span())
                    && (best < 0 || draft.length() < told.get(best).draft().length())) {
                best = i;
            }
        }
        return best;
    }

    /** The date nearest to a trigger in its sentence, with no other finite verb between. */
    private DateMention date(int at) {
        Span sentence = words.sentence(at);
        DateMention best = null;
        int distance = Integer.MAX_VALUE;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            DateMention date = words.date(i);
            int far = Math.abs(i - at);
            if (date == null || far >= distance) {
                continue;
            }
            boolean parted = false;
            Group own = verbs.at(at);
            for (int k = Math.min(i, at) + 1; k < Math.max(i, at); k++) {
                Group group = verbs.at(k);
                parted |= group != null && group != own && group.finite();
                parted |= words.isForm(k, ";");
            }
            if (!parted) {
                distance = far;
                best = date;
            }
        }
        return best;
    }
}
