package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.PartialDate;
import org.junit.jupiter.api.Test;

/** For every term with exact dates of the offices that news names most, an article on a day in its midst. */
class OfficeAtDateTest {
    private static final List<String> COUNTRIES = List.of(
            // G20
            "AR",
            "AU",
            "BR",
            "CA",
            "CN",
            "FR",
            "DE",
            "IN",
            "ID",
            "IT",
            "JP",
            "MX",
            "RU",
            "SA",
            "ZA",
            "KR",
            "TR",
            "GB",
            "US",
            // thirty others
            "AT",
            "BE",
            "BG",
            "CH",
            "CL",
            "CZ",
            "DK",
            "DZ",
            "EE",
            "EG",
            "ES",
            "FI",
            "GE",
            "GR",
            "HU",
            "IE",
            "IL",
            "IQ",
            "IR",
            "LB",
            "LT",
            "LV",
            "MA",
            "NL",
            "NO",
            "PK",
            "PL",
            "PS",
            "RO",
            "SE",
            "TN",
            "UA");

    private static final Map<String, List<String>> TITLES = Map.of(
            "PRESIDENT", List.of("président", "president"),
            "HEAD_OF_GOVERNMENT", List.of("chef du gouvernement", "head of government"),
            "FOREIGN_MINISTER", List.of("ministre des Affaires étrangères", "foreign minister"));

    private record Case(Term term, String office, LocalDate day) {}

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        KnowledgeBase base = KnowledgeBase.shared();
        for (String country : COUNTRIES) {
            for (String office : TITLES.keySet()) {
                for (Term term : base.holders(country, office)) {
                    if (term.start().isDay()
                            && term.end().isDay()
                            && !term.qid().isEmpty()) {
                        LocalDate start = term.start().toLocalDate();
                        long days = ChronoUnit.DAYS.between(start, term.end().toLocalDate());
                        if (days > 2) {
                            cases.add(new Case(term, office, start.plusDays(days / 2)));
                        }
                    }
                }
            }
        }
        return cases;
    }

    @Test
    void aNameWithItsOffice() {
        Linker linker = new Linker();
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        List<Case> cases = cases();
        for (Case each : cases) {
            String name =
                    KnowledgeBase.shared().person(each.term.qid()).orElseThrow().name();
            Said said = Said.by(name)
                    .as(TITLES.get(each.office).get(0))
                    .of(each.term.country())
                    .on(each.day.toString());
            judge(each, name, linker.link(said.findings()), wrong, missed);
        }
        assertThat(cases).hasSizeGreaterThan(900);
        assertThat(wrong).isEmpty();
        assertThat(missed).hasSizeLessThanOrEqualTo(cases.size() / 50);
    }

    @Test
    void aTitleAloneIsTheHolderOrNobody() {
        Linker linker = new Linker();
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        List<Case> cases = cases();
        for (Case each : cases) {
            for (String title : TITLES.get(each.office)) {
                Said said = Said.by(title).of(each.term.country()).on(each.day.toString());
                judge(each, title, linker.link(said.findings()), wrong, missed);
            }
        }
        // Who is linked held the office that day, if beside another: the lists have overlapping terms.
        assertThat(wrong).isEmpty();
        // Of the rest, one stood in for the other that day.
        assertThat(missed).hasSizeLessThanOrEqualTo(cases.size() * 2 / 100);
    }

    @Test
    void nobodyIsLinkedByTitleAfterTheTermEnded() {
        Linker linker = new Linker();
        List<String> wrong = new ArrayList<>();
        for (Case each : cases()) {
            String after = each.term.end().toLocalDate().plusDays(40).toString();
            String title = TITLES.get(each.office).get(0);
            Link link = linker.link(
                            Said.by(title).of(each.term.country()).on(after).findings())
                    .actors()
                    .get(title);
            boolean again = KnowledgeBase.shared().holders(each.term.country(), each.office).stream()
                    .anyMatch(t -> t.qid().equals(each.term.qid()) && t.mayCover(PartialDate.parse(after)));
            if (!again && link instanceof Link.Linked linked && linked.qid().equals(each.term.qid())) {
                wrong.add(each.term + " on " + after);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void judge(Case each, String name, LinkedFindings linked, List<String> wrong, List<String> missed) {
        Link link = linked.actors().get(name);
        String what = name + " (" + each.office + " of " + each.term.country() + ") on " + each.day + ": " + link;
        if (link instanceof Link.Unlinked) {
            missed.add(what);
        } else if (link instanceof Link.Linked found && !holders(each).anyMatch(found.qid()::equals)) {
            wrong.add(what);
        }
    }

    private static Stream<String> holders(Case each) {
        return KnowledgeBase.shared().holders(each.term.country(), each.office).stream()
                .filter(t -> t.mayCover(PartialDate.of(each.day)))
                .map(Term::qid);
    }
}
