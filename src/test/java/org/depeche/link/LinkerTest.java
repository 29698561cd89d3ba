package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkerTest {
    @ParameterizedTest
    @CsvSource({
        "le président chinois, CN, 2010-06-01, Q15029", // Hu Jintao
        "le président chinois, CN, 2020-06-01, Q15031", // Xi Jinping
        "président russe, RU, 2010-06, Q23530", // Medvedev
        "le président russe, RU, 2014, Q7747",
        "la ministre des Affaires étrangères britannique, GB, 2022-03-01, Q272201", // Liz Truss
        "la chancelière allemande, DE, 2015-09-01, Q567",
        "le chancelier allemand, DE, 2022-03-01, Q61053",
        "le roi d'Espagne, ES, 2016-01-01, Q191045",
        "the US Secretary of State, US, 2014-05-01, Q22316",
        "British Prime Minister, GB, 2017-01-10, Q264766",
        "le secrétaire général de l'ONU, UN, 2010-01-01, Q1253",
        "la présidente de la Commission européenne, EU, 2021-05-05, Q60772"
    })
    void aTitleIsWhoeverHoldsTheOfficeThatDay(String title, String country, String date, String item) {
        assertThat(Said.by(title).of(country).on(date).item()).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource({
        "le président américain, US, 2017-01, two-candidates", // Obama until the 20th
        "le président américain, US, 2017, two-candidates",
        "le président russe, RU, '', no-date",
        "l'ancien président français, FR, 2019-01-01, no-name",
        "le porte-parole du ministère chinois des Affaires étrangères, CN, 2019-01-01, no-name",
        "le vice-président, '', 2019-01-01, no-name",
        "le président, '', 2019-01-01, no-country",
        "le président français, FR, 2029-01-01, knowledge-ends",
        "le gouvernement, FR, 2019-01-01, no-name"
    })
    void aTitleThatMayBeTwoIsNobody(String title, String country, String date, String reason) {
        assertThat(Said.by(title).of(country).on(date).item()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Vladimir Poutine, RU, Q7747",
        "Poutine, RU, Q7747",
        "Vladimir Putin, RU, Q7747",
        "Volodymyr Zelensky, UA, Q3874799",
        "Volodymyr Zelenskyy, UA, Q3874799",
        "Zelenski, UA, Q3874799",
        "Sergueï Lavrov, RU, Q58217",
        "Sergei Lavrov, RU, Q58217",
        "Lavrov, RU, Q58217",
        "Sergueï Choïgou, RU, Q32024",
        "Sergei Shoigu, RU, Q32024",
        "Xi Jinping, CN, Q15031",
        "Xi, CN, Q15031",
        "Recep Tayyip Erdogan, TR, Q39259",
        "Erdoğan, TR, Q39259",
        "Erdogan, TR, Q39259",
        "Mohammed ben Salmane, SA, Q6892571",
        "Mohammed bin Salman, SA, Q6892571",
        "Bachar el-Assad, SY, Q44329",
        "Hassan Rohani, IR, Q348144",
        "Vitali Tchourkine, RU, Q1394102",
        "Kim Jong-un, KP, Q56226",
        "Kim Jong-Un, KP, Q56226",
        "Idriss Déby, TD, Q57350",
        "Abdelfattah al-Sissi, EG, Q307871",
        "Abdel Fattah el-Sisi, EG, Q307871"
    })
    void aNameIsOneHoweverItIsWritten(String name, String country, String item) {
        assertThat(Said.by(name).of(country).on("2020-03-01").item()).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource({
        "Pékin, fr, Q148",
        "Washington, fr, Q30",
        "le Kremlin, fr, Q159",
        "la Maison Blanche, fr, Q30",
        "White House, en, Q30",
        "Union européenne, fr, Q458",
        "Otan, fr, Q7184",
        "Nations unies, fr, Q1065",
        "Hamas, fr, Q219060",
        "Géorgie, fr, Q230",
        "Niger, fr, Q1032",
        "Nigeria, fr, Q1033",
        "République démocratique du Congo, fr, Q974",
        "Congo-Brazzaville, fr, Q971",
        "Corée du Nord, fr, Q423",
        "Corée du Sud, fr, Q884",
        "Guinée, fr, Q1006",
        "Guinée équatoriale, fr, Q983",
        "Guinée-Bissau, fr, Q1007",
        "Soudan, fr, Q1049",
        "Soudan du Sud, fr, Q958",
        "Dominique, fr, Q784",
        "République dominicaine, fr, Q786",
        "Maroc, fr, Q1028",
        "Allemagne, fr, Q183",
        "Reuters, fr, Q130879",
        "Commission européenne, fr, Q8880"
    })
    void countriesAndOrganisationsSpeakForThemselves(String name, String language, String item) {
        assertThat(Said.by(name).in(language).item()).isEqualTo(item);
    }

    @Test
    void aLabelIsInTheLanguageOfTheArticle() {
        assertThat(Said.by("Pékin").in("fr").link())
                .isInstanceOfSatisfying(
                        Link.Linked.class, l -> assertThat(l.label()).isEqualTo("Chine"));
        assertThat(Said.by("Beijing").in("en").link())
                .isInstanceOfSatisfying(
                        Link.Linked.class, l -> assertThat(l.label()).isEqualTo("China"));
    }

    @Test
    void whatMayBeTwoCountriesNeedsHelp() {
        assertThat(Said.by("Bruxelles").item()).isEqualTo("two-candidates");
        assertThat(Said.by("Bruxelles").of("EU").item()).isEqualTo("Q458");
        assertThat(Said.by("Bruxelles").of("BE").item()).isEqualTo("Q31");
    }

    @Test
    void anUnknownNameIsNobody() {
        assertThat(Said.by("Zébulon Quatrepattes").of("FR").on("2020-01-01").item())
                .isEqualTo("no-candidate");
        assertThat(Said.by("les manifestants").item()).isEqualTo("no-name");
    }

    /** Seen in press articles: a footballers' president, an exchange student, a mosque. */
    @ParameterizedTest
    @CsvSource({
        "Nasser Al-Khelaifi, QA, 2017-01-01, weak-evidence, no-candidate",
        "David Tan, AM, 2017-12-01, weak-evidence, no-candidate",
        "Mohammed V, MA, 2017-01-01, weak-evidence, no-candidate",
        "Sarah Cook, GB, 2018-01-01, weak-evidence, no-candidate",
        "Jean Girault, FR, 2018-01-01, weak-evidence, no-candidate",
        "Benoît Hamon et Arnaud Montebourg, FR, 2017-01-01, several, several"
    })
    void aLikeNameIsNotTheSame(String name, String country, String date, String reason, String other) {
        assertThat(Said.by(name).of(country).on(date).item()).isIn(reason, other);
    }

    @Test
    void titleAndNameInOne() {
        assertThat(Said.by("le président chinois Xi Jinping")
                        .of("CN")
                        .on("2020-01-01")
                        .item())
                .isEqualTo("Q15031");
    }

    @Test
    void nobodyIsLinkedBeforeBeingGrown() {
        assertThat(Said.by("Emmanuel Macron")
                        .as("président français")
                        .of("FR")
                        .on("1985-01-01")
                        .item())
                .isNotEqualTo("Q3052772");
    }

    @Test
    void aSurnameIsThatOfTheFullerNameBesideIt() {
        LinkedFindings linked = new Linker()
                .link(new Findings(
                        Said.by("x").on("2020-01-01").findings().article(),
                        Said.by("Cameron").findings().statements(),
                        List.of(),
                        Said.by("David Cameron")
                                .as("ancien Premier ministre")
                                .of("GB")
                                .named()
                                .people(),
                        List.of()));
        assertThat(linked.actors().get("Cameron"))
                .isInstanceOfSatisfying(
                        Link.Linked.class, l -> assertThat(l.qid()).isEqualTo("Q192"));
    }

    @Test
    void theSameFindingsGiveTheSameLinksInEveryThreadAndLocale() {
        List<String> names = List.of("Poutine", "le président chinois", "Pékin", "Istanbul", "Kim Jong-Un", "IRAN");
        List<Link> once = names.stream()
                .map(n -> Said.by(n).on("2016-01-01").about("RU", "CN").link())
                .toList();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Linker shared = new Linker();
            IntStream.range(0, 200).parallel().forEach(i -> {
                String name = names.get(i % names.size());
                assertThat(shared.link(Said.by(name)
                                        .on("2016-01-01")
                                        .about("RU", "CN")
                                        .findings())
                                .actors())
                        .containsEntry(name, once.get(i % names.size()));
            });
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2010-06-01, General Secretary of the Chinese Communist Party 2002-11-15/2012-11-15; President 2003-03-15/2013-03-14",
        "1999, Vice President 1998-03-15/2003-03-15",
        "2015-01-01, President 2003-03-15/2013-03-14"
    })
    void whoIsLinkedComesWithTheOfficesOfTheDayOrTheLast(String date, String offices) {
        Findings findings = Said.by("Hu Jintao").of("CN").on(date).findings();
        assertThat(new Linker().link(findings).offices().get("Q15029"))
                .extracting(period -> period.position() + " " + period.start() + "/" + period.end())
                .containsExactly(offices.split("; "));
    }
}
