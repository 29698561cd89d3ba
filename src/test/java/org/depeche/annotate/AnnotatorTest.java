package org.depeche.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.PartialDate;
import org.depeche.model.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotatorTest {
    private static final Annotator ANNOTATOR = new Annotator(Countries.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Il part. Elle reste. | 2",
                "fr | M. Dupont est là. | 1",
                "fr | « Il faut agir ! », a-t-il dit. | 1",
                "fr | « C'est fini. » Le ministre est parti. | 2",
                "fr | Il a tout dit (...) et rien fait. | 1",
                "fr | J. D. Vance est venu. Il est reparti. | 2",
                "en | He left the U.S. embassy. She stayed. | 2",
                "en | Mr. Biden met Xi. They spoke. | 2",
                "en | “It is over.” The minister left. | 2",
            })
    void findsSentences(String language, String text, int sentences) {
        assertThat(read(language, text, "2022-07-25").sentences()).hasSize(sentences);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | mardi 29 décembre | 2020-12 | 2020-12-29 WEEKDAY_AND_DAY",
                "fr | le 12 juillet 2021 | 2022-07-25 | 2021-07-12 FULL_DATE",
                "fr | le 12 juillet | 2022-07-25 | 2022-07-12 DAY_AND_MONTH",
                "fr | le 31 décembre | 2022-01-03 | 2021-12-31 DAY_AND_MONTH",
                "fr | le 1er août | 2022-07-25 | 2022-08-01 DAY_AND_MONTH",
                "fr | Il est venu lundi. | 2022-07-25 | 2022-07-25 WEEKDAY",
                "fr | Il est venu jeudi. | 2022-07-25 | 2022-07-21 WEEKDAY",
                "fr | Il viendra jeudi. | 2022-07-25 | 2022-07-28 WEEKDAY",
                "fr | jeudi prochain | 2022-07-25 | 2022-07-28 WEEKDAY",
                "fr | hier | 2022-07-25 | 2022-07-24 RELATIVE",
                "fr | ce matin | 2022-07-25 | 2022-07-25 RELATIVE",
                "fr | la veille | 2022-07-25 | 2022-07-24 ANAPHORIC",
                "fr | en septembre 2020 | 2022-07-25 | 2020-09 MONTH",
                "fr | fin octobre | 2022-07-25 | 2022-10 MONTH",
                "fr | en 2014 | 2022-07-25 | 2014 YEAR",
                "fr | cette année | 2020-12 | 2020 RELATIVE",
                "fr | il y a 75 ans | 2024-10-14 | 1949 RELATIVE",
                "fr | le mois dernier | 2022-01-25 | 2021-12 RELATIVE",
                "fr | la semaine dernière | 2022-07-25 | 2022-07 RELATIVE",
                "fr | du 25 au 27 janvier | 2016-01-24 | 2016-01 PERIOD",
                "fr | dans deux mois | 2022-07-25 | 2022-09 RELATIVE",
                "fr | vendredi de la semaine dernière | 2022-07-25 | 2022-07-22 WEEKDAY",
                "fr | le premier vendredi de juillet | 2022-07-25 | 2022-07-01 RELATIVE",
                "fr | en mai 68 | 2022-07-25 | 1968-05 MONTH",
                "fr | le 21/04/2016 | 2022-07-25 | 2016-04-21 FULL_DATE",
                "fr | le lundi de Pâques 2024 | 2022-07-25 | 2024-04-01 HOLIDAY",
                "fr | à la Toussaint | 2022-10-25 | 2022-11-01 HOLIDAY",
                "en | on Thursday, July 21 | 2022-07-25 | 2022-07-21 WEEKDAY_AND_DAY",
                "en | on December 29, 2020 | 2022-07-25 | 2020-12-29 FULL_DATE",
                "en | on 29 December | 2022-07-25 | 2021-12-29 DAY_AND_MONTH",
                "en | He came on Friday. | 2022-07-25 | 2022-07-22 WEEKDAY",
                "en | They were to meet on Thursday. | 2022-07-25 | 2022-07-28 WEEKDAY",
                "en | yesterday | 2022-07-25 | 2022-07-24 RELATIVE",
                "en | three years ago | 2022-07-25 | 2019 RELATIVE",
                "en | last month | 2022-07-25 | 2022-06 RELATIVE",
            })
    void worksOutDates(String language, String text, String published, String date) {
        assertThat(read(language, text, published).dates())
                .extracting(d -> d.date() + " " + d.basis())
                .containsExactly(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | du 25 au 27 janvier | 2022-01-25/2022-01-27",
                "fr | entre 2014 et 2018 | 2014/2018",
                "fr | du 28 décembre au 3 janvier 2023 | 2022-12-28/2023-01-03",
                "fr | de mars 2015 à mai 2018 | 2015-03/2018-05",
                "fr | au troisième trimestre 2016 | 2016-35",
                "fr | les années 90 | 199X",
                "fr | les années 1930 | 193X",
                "fr | l'été 2016 | 2016-22",
                "fr | la guerre de 1914-1918 | 1914/1918",
                "fr | la semaine dernière | 2022-07-18/2022-07-24",
                "fr | le week-end dernier | 2022-07-23/2022-07-24",
                "fr | ces trois derniers mois | 2022-04-25/2022-07-25",
                "fr | en septembre | 2022-09",
                "en | from 2014 to 2018 | 2014/2018",
                "en | the first quarter of 2020 | 2020-33",
                "en | in the 1990s | 199X",
                "en | November 19-20 | 2022-11-19/2022-11-20",
            })
    void worksOutTheDaysOfPeriods(String language, String text, String edtf) {
        assertThat(read(language, text, "2022-07-25").dates())
                .extracting(d -> d.period().edtf())
                .containsExactly(edtf);
    }

    @Test
    void aStretchOfSeveralYearsIsNoDate() {
        assertThat(read("fr", "entre 2014 et 2018", "2022-07-25").dates())
                .singleElement()
                .satisfies(d -> assertThat(d.date().isKnown()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"3 000 à 4 000 hommes", "20 à 30 morts", "3-0 à la 90e minute", "1,5 à 2", "7-7-7", "24/24"})
    void numbersAreNoDates(String text) {
        assertThat(read("fr", text, "2022-07-25").dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "En 2020, tout a changé. Mardi 29 décembre, il est revenu. | 2020, 2020-12-29",
                "Depuis 2019, rien. Il est revenu mardi 29 décembre. | 2019, 2020-12-29",
                "En 2016, tout a changé. Il est revenu mardi 29 décembre. | 2016",
            })
    void weekdaysTellTheYearOfAnArticleWithoutDate(String text, String dates) {
        assertThat(read("fr", text, "").dates())
                .extracting(d -> d.date().toString())
                .containsExactly(dates.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"Il est venu lundi., ''", "hier, ''", "cette année, ''", "2 mai, ''"})
    void guessesNoDateWithoutABasis(String text, String published) {
        assertThat(read("fr", text, published).dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | les bombardiers russes | DEMONYM russes RU",
                "en | Who knows what the WHO says? | BLOC WHO UN",
                "en | China paid US$ 10 million. | COUNTRY China CN",
                "en | The Stock Exchange in Texas closed, Emma Brown said. | ORGANISATION Stock Exchange, PLACE Texas, PERSON Emma Brown",
                "fr | la coopération russo-chinoise | COMPOUND russo RU, DEMONYM chinoise CN",
                "fr | la frontière américano–mexicaine | COMPOUND américano US, DEMONYM mexicaine MX",
                "fr | à Pékin | CAPITAL Pékin CN",
                "fr | le Kremlin | SEAT Kremlin RU",
                "fr | l’Union européenne | BLOC Union européenne EU",
                "fr | le Soudan du Sud | COUNTRY Soudan du Sud SS",
                "fr | le président Vladimir Poutine | PERSON Vladimir Poutine",
                "fr | Mme Sturgeon estime | PERSON Sturgeon",
                "fr | l’agence Xinhua | MEDIA Xinhua",
                "fr | Ursula von der Leyen est venue. | PERSON Ursula von der Leyen",
                "fr | Le président Hollande reçoit Angela Merkel. | PERSON Hollande, PERSON Angela Merkel",
                "fr | La Corée du Nord a tiré un missile. | COUNTRY Corée du Nord KP",
                "en | the Sino-Russian border | COMPOUND Sino CN, DEMONYM Russian RU",
                "en | secret talks encouraged by Pope Francis | PERSON Francis",
                "en | Foreign Minister Yoshimasa Hayashi | PERSON Yoshimasa Hayashi",
                "en | the White House | SEAT White House US",
            })
    void findsNames(String language, String text, String names) {
        assertThat(read(language, text, "2022-07-25").mentions())
                .extracting(m -> (m.kind() + " " + m.text() + " " + m.code()).strip())
                .containsExactly(names.split(", "));
    }

    @Test
    void brusselsIsTheUnionWhereTheUnionIsNamed() {
        assertThat(codes("Bruxelles a répondu à Londres.")).containsExactly("BE", "GB");
        assertThat(codes("Bruxelles a répondu. L'Union européenne attend.")).containsExactly("EU", "EU");
    }

    private static List<String> codes(String text) {
        return read("fr", text, "").mentions().stream().map(m -> m.code()).toList();
    }

    @Test
    void findsTheLanguageWhereNoneIsGiven() {
        assertThat(read("", "Le président français a rencontré la chancelière allemande à Berlin hier soir.", "")
                        .article()
                        .language())
                .isEqualTo("fr");
        assertThat(read("", "The French president met the German chancellor in Berlin last night.", "")
                        .article()
                        .language())
                .isEqualTo("en");
    }

    @Test
    void refusesALanguageThatItCannotRead() {
        assertThatThrownBy(
                        () -> read("", "Der französische Präsident hat gestern die deutsche Kanzlerin getroffen.", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("UNSUPPORTED-LANGUAGE"));
    }

    @Test
    void countsFromTheTitleOn() {
        AnnotatedArticle article = ANNOTATOR.annotate(
                new Article("t", "fr", "", "", PartialDate.UNKNOWN, "La Chine répond", "La Russie attend.", "test"));
        assertThat(article.mentions())
                .extracting(m -> article.passage(m.span()).in() + " "
                        + article.passage(m.span()).span().start())
                .containsExactly("TITLE 3", "TEXT 3");
    }

    @Test
    void readsAParagraphInTheOtherLanguageAsSuch() {
        AnnotatedArticle article = read(
                "fr",
                "Le ministre a répondu hier à la presse, selon l’AFP.\n"
                        + "The minister said that they would not leave until the talks have ended, which was new.\n"
                        + "Il a été entendu.",
                "2022-07-25");
        assertThat(article.sentences()).hasSize(3);
        assertThat(article.sentences().get(1).tokens())
                .filteredOn(t -> t.is("VERB"))
                .extracting(t -> t.lemma())
                .contains("say", "leave");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Il faut partir. | falloir",
                "Il saura attendre. | savoir",
                "Les mesures prises hier suffisent. | prendre",
                "Les Nations unies attendent. | uni",
                "Sa soeur est venue. | sœur",
                "Cette vue est belle. | vue",
                "Il pèse 80 kg. | kg",
            })
    void findsLemmas(String text, String lemma) {
        assertThat(read("fr", text, "").sentences().get(0).tokens())
                .extracting(t -> t.lemma())
                .contains(lemma);
    }

    private static AnnotatedArticle read(String language, String text, String published) {
        return ANNOTATOR.annotate(new Article("t", language, "", "", PartialDate.parse(published), "", text, "test"));
    }
}
