package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {
    private final KnowledgeBase base = KnowledgeBase.shared();

    @Test
    void itIsAFewMegabytes() throws IOException {
        long size = 0;
        for (String table : List.of(
                "people.tsv",
                "office-holders.tsv",
                "organisations.tsv",
                "offices.tsv",
                "transliteration.tsv",
                "countries.tsv",
                "blocs.tsv")) {
            URL url = Objects.requireNonNull(getClass().getResource("/org/depeche/data/" + table));
            size += url.openConnection().getContentLengthLong();
        }
        assertThat(size).isBetween(1_000_000L, 15_000_000L);
        assertThat(base.people()).hasSizeGreaterThan(25_000);
    }

    /** An open term ends when somebody else's begins. */
    @Test
    void aSuccessorEndsATerm() {
        Term biden = base.holders("US", "PRESIDENT").stream()
                .filter(t -> t.qid().equals("Q6279"))
                .findFirst()
                .orElseThrow();
        assertThat(biden.end()).hasToString("2025-01-20");
    }

    @Test
    void theHeadOfStateIsPresidentOrMonarch() {
        assertThat(base.holders("ES", "HEAD_OF_STATE")).extracting(Term::qid).contains("Q191045");
        assertThat(base.holders("FR", "HEAD_OF_STATE")).extracting(Term::qid).contains("Q157");
    }

    /** A president of a region, a minister of another government, a deputy: none holds the office of the state. */
    @Test
    void lesserOfficesAreNotTheOffice() {
        Offices offices = base.offices();
        assertThat(offices.read("president of Abruzzo", "IT").offices()).isEmpty();
        assertThat(offices.read("Prime Minister of Crimea", "RU").offices()).isEmpty();
        assertThat(offices.read("Secretary of State of Georgia", "US").countries())
                .containsExactly("GE");
        assertThat(offices.read("Deputy Minister of Foreign Affairs", "RU").offices())
                .containsExactly("DEPUTY_FOREIGN_MINISTER");
        assertThat(offices.read("vice-ministre des Affaires étrangères", "RU").offices())
                .containsExactly("DEPUTY_FOREIGN_MINISTER");
        assertThat(offices.read("Vice Foreign Minister", "CN").offices()).containsExactly("DEPUTY_FOREIGN_MINISTER");
        assertThat(offices.read("porte-parole du ministre des Affaires étrangères", "FR")
                        .offices())
                .containsExactly("SPOKESPERSON");
        assertThat(offices.read("ambassadeur russe à Pékin", "RU"))
                .isEqualTo(new Role(Set.of("AMBASSADOR"), Role.Time.NOW, List.of("RU", "CN"), List.of()));
        assertThat(offices.read("ancien Premier ministre", "FR").time()).isEqualTo(Role.Time.FORMER);
        assertThat(offices.read("président élu américain", "US").time()).isEqualTo(Role.Time.FUTURE);
    }
}
