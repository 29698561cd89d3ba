package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.depeche.model.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFormatTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="fr-FR"><head><meta charset="utf-8"><title>Un accord à Paris | Le Journal</title>
            <link rel="canonical" href="https://example.org/accord">
            <meta property="og:site_name" content="Le Journal">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
              {"@type":["NewsArticle"],"headline":"Un accord à Paris","datePublished":"2024-10-14T08:30:00+02:00",
               "publisher":{"@type":"Organization","name":"Le Journal"}}]}
            </script></head>
            <body class="comments-open"><nav><ul><li><a href="/">Accueil</a></li><li>Monde, économie, culture, sport, opinions, vidéos</li></ul></nav>
            <article><h1>Un accord à Paris</h1>
            <p class="share-bar">Partager sur tous les réseaux sociaux, par courriel, ou en copiant le lien</p>
            <div class="body"><p>La France et l’Allemagne ont signé lundi un accord, a annoncé&nbsp;<b>Emmanuel Macron</b>.</p>
            <h2>Un geste attendu</h2>
            <p>«&nbsp;C’est un jour important pour nos deux pays&nbsp;», a-t-il dit,
               devant la presse, à l’Élysée.</p>
            <p><a href="/x">Lire aussi : notre dossier complet sur l’accord entre les deux pays</a></p>
            <blockquote><p>« Nous irons plus loin, plus vite, et ensemble », a promis le chancelier.</p></blockquote></div>
            </article>
            <div class="comments"><p>Un lecteur, mécontent, écrit ici un très long commentaire, avec des virgules, beaucoup.</p></div>
            <footer><p>Tous droits réservés, mentions légales, contact, publicité, et plan du site.</p></footer>
            </body></html>
            """;

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "", "a.dat"})
    void thePageTellsOfItsArticle(String name) {
        Article article = Reading.of(name, PAGE).only();
        assertThat(article.title()).isEqualTo("Un accord à Paris");
        assertThat(article.published()).hasToString("2024-10-14");
        assertThat(article.publisher()).isEqualTo("Le Journal");
        assertThat(article.url()).isEqualTo("https://example.org/accord");
        assertThat(article.language()).isEqualTo("fr");
    }

    @Test
    void theTextIsTheArticlesParagraphsWithTheirTypography() {
        assertThat(Reading.of("a.html", PAGE).only().text()).isEqualTo("""
                        La France et l’Allemagne ont signé lundi un accord, a annoncé\u00a0Emmanuel Macron.

                        Un geste attendu

                        «\u00a0C’est un jour important pour nos deux pays\u00a0», a-t-il dit, devant la presse, à l’Élysée.

                        « Nous irons plus loin, plus vite, et ensemble », a promis le chancelier.""");
    }

    @Test
    void openGraphAndPlainHtmlStandInForJsonLd() {
        String page = PAGE.replaceAll("(?s)<script.*?</script>", "")
                .replace("<link", "<meta property=\"article:published_time\" content=\"2024-10-13\"><link");
        Article article = Reading.of("a.html", page).only();
        assertThat(article.title()).isEqualTo("Un accord à Paris");
        assertThat(article.published()).hasToString("2024-10-13");
    }

    @Test
    void thePagesOwnEncodingIsBelieved() {
        String page = PAGE.replace("charset=\"utf-8\"", "charset=\"windows-1252\"");
        assertThat(Reading.of("a.html", page.getBytes(Charset.forName("windows-1252")))
                        .only()
                        .text())
                .contains("à l’Élysée");
    }

    @Test
    void aPageWithoutRunningTextIsNoArticle() {
        assertThat(Reading.of("a.html", "<!doctype html><title>x</title><p>Court.</p>")
                        .codes())
                .containsExactly("EMPTY-TEXT");
    }

    @Test
    void everyPrefixOfAPageIsReadOrRefused() {
        byte[] bytes = PAGE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            Reading reading = Reading.of("a.html", Arrays.copyOf(bytes, length));
            assertThat(reading.articles.size() + reading.problems.size()).isEqualTo(1);
        }
    }

    @Test
    void tenThousandNestedElementsAreNoHarm() {
        String nested = "<!doctype html>" + "<div>".repeat(10_000)
                + "<p>Une phrase assez longue pour être un paragraphe, avec des virgules, et un point.</p>";
        assertThat(Reading.of("a.html", nested).codes()).isEmpty();
    }
}
