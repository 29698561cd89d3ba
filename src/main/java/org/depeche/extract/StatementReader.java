package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.Speakers.Speaker;
import org.depeche.extract.SpeechDates.Dated;
import org.depeche.model.DateBasis;
import org.depeche.model.Mention;
import org.depeche.model.Passage;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** Makes statements of drafts: resolves speakers, works out dates, carriers, and what is spoken about. */
final class StatementReader {
    /** What it costs in confidence that nothing ties a named, or a described, speaker to a country or an office. */
    private static final double UNTIED_NAME = 0.08;

    private static final double UNTIED_DESCRIPTION = 0.15;

    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Roles roles;
    private final Speakers speakers;
    private final Carriers carriers;
    private final SpeechDates dates;
    private final String language;

    StatementReader(
            Words words,
            FunctionWords function,
            NounPhrases phrases,
            VerbGroups verbs,
            Roles roles,
            Speakers speakers) {
        this.words = words;
        this.function = function;
        this.phrases = phrases;
        this.verbs = verbs;
        this.roles = roles;
        this.speakers = speakers;
        this.carriers = new Carriers(words, function, phrases, roles);
        this.dates = new SpeechDates(words, function, verbs, speakers);
        this.language = words.article().article().language();
    }

    /** A statement with the draft that it was made of. */
    record Told(Statement statement, Draft draft) {}

    List<Told> read(List<Draft> drafts) {
        List<Told> statements = new ArrayList<>();
        for (Draft draft : drafts) {
            int at = draft.cue() != null
                    ? draft.cue().start()
                    : words.tokensIn(draft.content().get(0)).start();
            Speaker speaker = speakers.resolve(draft.speaker(), at);
            if (speaker.name().isEmpty() || !isPlausible(draft, speaker)) {
                continue;
            }
            List<String> via = carriers.of(draft, speaker.name());
            Dated dated = dates.of(draft, at, speaker);
            List<Passage> content = new ArrayList<>();
            for (Span span : draft.content()) {
                content.add(words.article().passage(span));
            }
            if (isSaidAlready(statements, speaker.name(), draft)) {
                continue;
            }
            Statement statement = new Statement(
                    speaker.name(),
                    speakerText(draft),
                    speaker.role(),
                    speaker.side(),
                    draft.cue() == null ? null : words.article().passage(words.chars(draft.cue())),
                    content,
                    kind(draft),
                    draft.act(),
                    dated.date(),
                    dated.basis(),
                    via,
                    addressee(draft),
                    about(draft),
                    language + "." + draft.rule(),
                    confidence(draft, speaker));
            statements.add(new Told(statement, draft));
        }
        return withLeadDated(statements);
    }

    /**
     * How sure a statement is: its rule's confidence, less where nothing ties the speaker to a country or an office. On annotated
     * articles 92 % of speakers with such a tie were right, of names without one 85 %, of descriptions without one 70 %.
     */
    private static double confidence(Draft draft, Speaker speaker) {
        if (!speaker.side().isEmpty() || !speaker.role().isEmpty()) {
            return draft.confidence();
        }
        boolean named = Character.isUpperCase(speaker.name().charAt(0));
        double less = draft.confidence() - (named ? UNTIED_NAME : UNTIED_DESCRIPTION);
        return Math.max(0, Math.round(less * 100) / 100.0);
    }

    /**
     * A dispatch tells first what was said and then when: "…, a estimé X. […] a-t-il commenté mardi". What the lead reports
     * of somebody has the day that the first dated remark of the same speaker has.
     */
    private List<Told> withLeadDated(List<Told> statements) {
        List<Told> dated = new ArrayList<>(statements);
        int lead = dates.leadEnd();
        for (int i = 0; i < dated.size(); i++) {
            Statement statement = dated.get(i).statement();
            Draft draft = dated.get(i).draft();
            boolean title = draft.cue() != null && words.inTitle(draft.cue().start());
            if (statement.date().isKnown()
                    || draft.cue() == null
                    || draft.cue().start() >= lead
                    || !title && !dates.isPast(draft)) {
                continue;
            }
            for (int k = i + 1; k < dated.size(); k++) {
                Statement later = dated.get(k).statement();
                boolean side = title
                        && !statement.onBehalfOf().isEmpty()
                        && later.onBehalfOf().equals(statement.onBehalfOf());
                if ((later.speaker().equals(statement.speaker()) || side)
                        && later.date().isDay()
                        && later.dateBasis() != DateBasis.OCCASION) {
                    dated.set(i, new Told(statement.on(later.date(), DateBasis.OCCASION), draft));
                    break;
                }
            }
        }
        return dated;
    }

    /** The words that name the speaker; of an inverted "a-t-il" the pronoun alone. */
    private Passage speakerText(Draft draft) {
        if (draft.speaker() == null || draft.cue() == null) {
            return null;
        }
        Span span = words.chars(draft.speaker());
        String text = span.of(words.article().whole());
        int pronoun = text.startsWith("-") ? text.lastIndexOf('-') + 1 : 0;
        return words.article().passage(new Span(span.start() + pronoun, span.end()));
    }

    /** A headline or heading that the text repeats adds nothing. */
    private boolean isSaidAlready(List<Told> statements, String speaker, Draft draft) {
        String words = draft.content().get(0).of(this.words.article().whole());
        return statements.stream()
                .anyMatch(t -> t.statement().speaker().equals(speaker)
                        && t.statement().content().get(0).text().equals(words));
    }

    /** A thing speaks no more than a document does: what has no name, role or country in it must be a group or a carrier. */
    private boolean isPlausible(Draft draft, Speaker speaker) {
        if (draft.speaker() == null || draft.cue() == null) {
            return true;
        }
        if (draft.speaker().length() == 1
                && function.is(Kind.SUBJECT, words.lower(draft.speaker().start()))) {
            return true;
        }
        if (function.length(Kind.ANAPHOR, words, draft.speaker().start()) > 0) {
            return true;
        }
        for (int i = draft.speaker().start(); i < draft.speaker().end(); i++) {
            String form = words.lower(i);
            if (words.mention(i) != null
                    || roles.isRole(form)
                    || roles.isRole(words.lemma(i))
                    || roles.isGeneral(form)
                    || roles.carrier(words.lemma(i)) != null) {
                return true;
            }
        }
        Phrase phrase = phrases.at(draft.speaker().start());
        String head = phrase == null ? "" : words.lemma(phrase.head());
        boolean named = phrase != null && words.is(phrase.head(), "PROPN") && words.isCapital(phrase.head());
        return named // a déclaré Scholz, of whom nothing more is known
                || roles.isGroup(head)
                || draft.rule().startsWith("attribution");
    }

    private Statement.Kind kind(Draft draft) {
        boolean all = true;
        boolean some = false;
        for (Span span : draft.content()) {
            Span tokens = words.tokensIn(span);
            for (int i = tokens.start(); i < tokens.end(); i++) {
                boolean in = words.quoted(i) && isInside(i);
                all &= in || words.isMark(i) && words.quoted(i) == in;
                some |= in;
            }
        }
        return all && some ? Statement.Kind.DIRECT : some ? Statement.Kind.MIXED : Statement.Kind.INDIRECT;
    }

    private boolean isInside(int i) {
        Span quote = words.quoteAt(i);
        return quote.start() < i && i < quote.end();
    }

    private String addressee(Draft draft) {
        if (draft.addressee() == null) {
            return "";
        }
        Span range = draft.addressee();
        int from = range.start();
        while (from < range.end() - 1
                && (words.is(from, "DET") || words.is(from, "ADP+DET") || words.is(from, "ADP"))) {
            from++;
        }
        return words.text(new Span(from, range.end()));
    }

    private List<String> about(Draft draft) {
        TreeSet<String> codes = new TreeSet<>();
        for (Span span : draft.content()) {
            for (Mention mention : words.article().mentions()) {
                if (!mention.code().isEmpty() && span.covers(mention.span())) {
                    codes.add(mention.code());
                }
            }
        }
        return List.copyOf(codes);
    }
}
