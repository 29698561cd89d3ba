package org.depeche.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.depeche.model.Mention.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
    private static final Countries COUNTRIES = Countries.load();

    /** Nobody lives there for good, or no adjective is in use; {@code data/README.md} names them. */
    private static final Set<String> WITHOUT_FRENCH_ADJECTIVE = Set.of("AQ", "BV", "GS", "HM", "TF", "UM", "VG", "VI");

    private static final Set<String> WITHOUT_ENGLISH_ADJECTIVE = Set.of("AQ", "BV", "CC", "GS", "HM", "TF", "UM");
    private static final Set<String> WITHOUT_CAPITAL =
            Set.of("AI", "AQ", "BM", "BQ", "BV", "CC", "FK", "HM", "IM", "MS", "NF", "PM", "RE", "TK", "UM");

    /** Every code of ISO 3166-1, as the JDK has them. */
    static Set<String> isoCountries() {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    }

    @ParameterizedTest
    @MethodSource("isoCountries")
    void everyIsoCountryHasItemLabelsCapitalAndAdjectives(String code) {
        Country country = COUNTRIES.byCode(code).orElseThrow();
        assertThat(country.labels()).containsOnlyKeys("fr", "en");
        assertThat(texts(country, Kind.CAPITAL, "fr").isEmpty()).isEqualTo(WITHOUT_CAPITAL.contains(code));
        assertThat(texts(country, Kind.CAPITAL, "en").isEmpty()).isEqualTo(WITHOUT_CAPITAL.contains(code));
        assertThat(texts(country, Kind.DEMONYM, "fr").isEmpty()).isEqualTo(WITHOUT_FRENCH_ADJECTIVE.contains(code));
        assertThat(texts(country, Kind.DEMONYM, "en").isEmpty()).isEqualTo(WITHOUT_ENGLISH_ADJECTIVE.contains(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EU",
                "NATO",
                "UN",
                "BRICS",
                "SCO",
                "AFRICAN_UNION",
                "ASEAN",
                "ECOWAS",
                "ARAB_LEAGUE",
                "G7",
                "G20",
                "WEST",
                "XK"
            })
    void blocsAndKosovoAreThere(String code) {
        assertThat(COUNTRIES.byCode(code).orElseThrow().labels()).containsOnlyKeys("fr", "en");
    }

    @Test
    void nothingElseIsThere() {
        assertThat(COUNTRIES.all()).hasSize(isoCountries().size() + 13);
        assertThat(COUNTRIES.byCode("ZZ")).isEmpty();
        assertThat(COUNTRIES.all()).extracting(Country::qid).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "MA, fr, DEMONYM, marocaines",
        "RU, fr, COMPOUND, russo",
        "US, fr, COUNTRY, Etats-Unis",
        "CI, fr, COUNTRY, Côte d'Ivoire",
        "CI, en, COUNTRY, Ivory Coast",
        "GR, fr, DEMONYM, grecques",
        "CN, fr, CAPITAL, Pékin",
        "CN, en, CAPITAL, Beijing",
        "UA, fr, CAPITAL, Kyiv",
        "UA, fr, CAPITAL, Kiev",
        "NL, fr, SEAT, La Haye",
        "IL, fr, SEAT, Tel-Aviv",
        "FR, fr, SEAT, Quai d'Orsay",
        "GB, en, SEAT, Foreign Office",
        "PS, fr, COUNTRY, Hamas",
        "YE, en, COUNTRY, Houthis",
        "RU, fr, COUNTRY, URSS",
        "EU, fr, SEAT, Bruxelles",
        "BE, fr, CAPITAL, Bruxelles",
        "UN, fr, BLOC, Nations unies",
        "KR, fr, DEMONYM, sud-coréennes",
        "NE, fr, DEMONYM, nigériennes",
        "NG, fr, DEMONYM, nigérianes",
        "EG, fr, COUNTRY, Egypte",
        "LV, fr, DEMONYM, lettonnes",
        "NI, fr, DEMONYM, nicaraguayenne",
        "EU, fr, DEMONYM, européennes",
        "BF, fr, DEMONYM, burkinabè",
        "MM, fr, COUNTRY, Birmanie",
        "CN, en, COMPOUND, Sino"
    })
    void formsAsNewsWritesThem(String code, String language, Kind kind, String form) {
        assertThat(texts(COUNTRIES.byCode(code).orElseThrow(), kind, language)).contains(form);
    }

    /** Whoever reads a form must be able to tell whose it is, but for those that README names. */
    @Test
    void fewFormsStandForTwo() {
        Set<String> shared = Set.of(
                "bruxelles",
                "brussels",
                "congolais",
                "congolaise",
                "congolaises",
                "congolese",
                "dominican",
                "dominicans",
                "channel islander",
                "channel islanders",
                "saint-martinois",
                "saint-martinoise",
                "saint-martinoises",
                "colombo");
        TreeMap<String, Set<String>> codes = new TreeMap<>();
        for (Country country : COUNTRIES.all()) {
            for (String language : List.of("fr", "en")) {
                for (Country.Form form : country.forms()) {
                    if (form.language().equals("*") || form.language().equals(language)) {
                        codes.computeIfAbsent(
                                        form.text().toLowerCase(Locale.ROOT) + "|" + language, k -> new TreeSet<>())
                                .add(country.code());
                    }
                }
            }
        }
        assertThat(codes.entrySet().stream()
                        .filter(e -> e.getValue().size() > 1)
                        .map(e -> e.getKey().substring(0, e.getKey().indexOf('|')))
                        .collect(Collectors.toSet()))
                .isEqualTo(shared);
    }

    @Test
    void formsAreCleanText() {
        assertThat(COUNTRIES.all().stream().flatMap(c -> c.forms().stream()).map(Country.Form::text))
                .allSatisfy(form -> assertThat(form)
                        .isEqualTo(form.strip())
                        .doesNotContain("’", "\u00a0", "  ", "(", "*", "|", "!", "^"));
    }

    @Test
    void aBadLineIsNamed() {
        String table =
                "code\tqid\tkind\tlanguage\tform\tsource\nFR\tQ142\tNAME\tfr\tFrance\tx\nFR\tQ142\tCOLOUR\tfr\tbleu\tx\n";
        assertThatThrownBy(() ->
                        Countries.read("countries.tsv", new BufferedReader(new StringReader(table)), new TreeMap<>()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("countries.tsv, line 3: no such kind: 'COLOUR'");
    }

    private static List<String> texts(Country country, Kind kind, String language) {
        return country.forms().stream()
                .filter(f -> f.kind() == kind
                        && (f.language().equals(language) || f.language().equals("*")))
                .map(Country.Form::text)
                .toList();
    }
}
