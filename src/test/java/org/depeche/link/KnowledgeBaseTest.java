package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Lists of a country's offices hold some of its parts, and of others; its own may deal with Europe. */
    @ParameterizedTest
    @CsvSource({
        "SK, FOREIGN_MINISTER, Minister of Foreign and European Affairs, true",
        "AU, HEAD_OF_GOVERNMENT, Premier of Western Australia, false",
        "IQ, FOREIGN_MINISTER, Foreign Minister of Iraqi Kurdistan, false",
        "US, FOREIGN_MINISTER, Secretary of State of Washington, false",
        "US, FOREIGN_MINISTER, Secretary of State, true",
        "IN, FOREIGN_MINISTER, Foreign Secretary, false"
    })
    void anOfficeIsTheCountrysOwn(String country, String office, String position, boolean own) {
        assertThat(base.holders(country, office).stream()
                        .anyMatch(term -> term.position().equals(position)))
                .isEqualTo(own);
    }

    /** "UN" is a French article too; as such it says nothing. */
    @Test
    void aChiefIsOfTheUnitedNationsOnlyWhereItIsSaid() {
        assertThat(base.offices().read("UN chief", "").offices()).containsExactly("UN_SECRETARY_GENERAL");
        assertThat(base.offices().read("police chief", "US").offices()).isEmpty();
        assertThat(base.offices().read("Chief Justice", "US").offices()).isEmpty();
    }

    /** A president of a region, a minister of another government, a deputy: none holds the office of the state. */
    @Test
    void lesserOfficesAreNotTheOffice() {
        Offices offices = base.offices();
        assertThat(offices.read("president of Abruzzo", "IT").offices()).isEmpty();
        assertThat(offices.read("Prime Minister of Crimea", "RU").offices()).isEmpty();
        assertThat(offices.read("Secretary of State of Georgia", "US").offices())
                .isEmpty();
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
