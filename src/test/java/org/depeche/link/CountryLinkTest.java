package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.Mention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of every country and bloc, as the one who speaks. */
class CountryLinkTest {
    /** Forms of two countries, which {@code data/README.md} names: alone they stand for nobody. */
    private static final Set<String> OF_TWO = Set.of(
            "Bruxelles",
            "Brussels",
            "congolais",
            "congolaise",
            "congolaises",
            "Congolese",
            "Dominican",
            "Dominicans",
            "Channel Islander",
            "Channel Islanders",
            "saint-martinois",
            "saint-martinoise",
            "saint-martinoises");

    /** The World Health Organization acts for the UN, and is linked to its own item. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyFormOfEveryCountryLinksToItsItem(String language) {
        int right = 0;
        List<String> wrong = new ArrayList<>();
        Set<String> ofTwo = new TreeSet<>();
        for (Country country : Countries.load().all()) {
            for (Country.Form form : country.forms()) {
                if (form.kind() == Mention.Kind.COMPOUND
                        || !form.language().equals(language) && !form.language().equals("*")) {
                    continue;
                }
                String item = Said.by(form.text()).in(language).item();
                if (item.equals(country.qid())) {
                    right++;
                } else if (item.equals("two-candidates")) {
                    ofTwo.add(form.text());
                } else if (KnowledgeBase.shared().organisations(form.text()).isEmpty()) {
                    wrong.add(country.code() + " " + form.text() + " " + item);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ofTwo).isSubsetOf(OF_TWO);
        assertThat(right).isGreaterThan(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CG", "CD"})
    void whatIsOfTwoIsOfTheOneThatTheTextSays(String code) {
        assertThat(Said.by("Congolais").of(code).item())
                .isEqualTo(Countries.load().byCode(code).orElseThrow().qid());
    }
}
