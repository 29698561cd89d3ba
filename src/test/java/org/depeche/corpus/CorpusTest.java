package org.depeche.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void contractedWordsAreOneTokenAgain() throws IOException {
        Treebank.Sentence sentence = Treebank.read(file("t.conllu", """
                        # sent_id = 1
                        # text = Il parle du vote.
                        1	Il	lui	PRON	_	_	2	nsubj	_	_
                        2	parle	parler	VERB	_	_	0	root	_	_
                        3-4	du	_	_	_	_	_	_	_	_
                        3	de	de	ADP	_	_	5	case	_	_
                        4	le	le	DET	_	_	5	det	_	_
                        5	vote	vote	NOUN	_	_	2	obl	_	SpaceAfter=No
                        6	.	.	PUNCT	_	_	2	punct	_	_

                        """)).get(0);
        assertThat(sentence.tokens())
                .extracting(t -> t.span().of(sentence.text()) + " " + t.tag() + " " + t.lemma() + " " + t.head())
                .containsExactly(
                        "Il PRON lui 1",
                        "parle VERB parler -1",
                        "du ADP+DET de+le 3",
                        "vote NOUN vote 1",
                        ". PUNCT . 1");
    }

    @Test
    void whatIsMerelyWrittenTogetherStaysTwoWords() throws IOException {
        Treebank.Sentence sentence = Treebank.read(file("t.conllu", """
                        # text = Don't go
                        1-2	Don't	_	_	_	_	_	_	_	_
                        1	Do	do	AUX	_	_	3	aux	_	_
                        2	n't	not	PART	_	_	3	advmod	_	_
                        3	go	go	VERB	_	_	0	root	_	_

                        """)).get(0);
        assertThat(sentence.tokens())
                .extracting(t -> t.span().of(sentence.text()) + " " + t.tag() + " " + t.head())
                .containsExactly("Do AUX 2", "n't PART 2", "go VERB -1");
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path file = file("t.conllu", "# text = Oui.\n1\tNon\n");
        assertThatThrownBy(() -> Treebank.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t.conllu, line 2: 2 columns instead of 10");
    }

    @Test
    void winerGivesOuterNamesInATextWithoutTheBlanksOfLinks() throws IOException {
        file("2016_01_10-001.txt", "Le Tour de France passe par l' Arabie saoudite , selon l’ ONU .");
        file(
                "2016_01_10-001.ann",
                "T1\tEvent 3 17\tTour de France\nT2\tLocation 11 17\tFrance\nT3\tLocation 31 46\tArabie saoudite\n"
                        + "T4\tOrganization 58 61\tONU\nT5\tDate 0 2\tLe\n");
        NamedArticle article = Winer.read(folder).get(0);
        assertThat(article.article().text()).isEqualTo("Le Tour de France passe par l'Arabie saoudite, selon l’ONU.");
        assertThat(article.article().published()).hasToString("2016-01-10");
        assertThat(article.names())
                .extracting(n -> n.kind() + " " + n.text())
                .containsExactly("PLACE Arabie saoudite", "ORGANISATION ONU");
        assertThat(article.things())
                .extracting(t -> t.of(article.article().text()))
                .containsExactly("Tour de France");
    }

    @Test
    void wikigoldIsPutTogetherAgain() throws IOException {
        List<NamedArticle> articles = Wikigold.read(
                file(
                        "w.txt",
                        "-DOCSTART- O\n\nBarack I-PER\nObama I-PER\n's O\nsister O\n, O\nof O\n\" O\nParis I-LOC\n\" O\n. O\n\n"));
        assertThat(articles).singleElement().satisfies(a -> {
            assertThat(a.article().text()).isEqualTo("Barack Obama's sister, of \"Paris\".\n");
            assertThat(a.names())
                    .extracting(n -> n.kind() + " " + n.text())
                    .containsExactly("PERSON Barack Obama", "PLACE Paris");
        });
    }

    @Test
    void gumGivesTheProperNounsOfItsPhrases() throws IOException {
        file("GUM_news_x.conllu", """
                # text = Minister John Baird met leaders of North Korea
                1	Minister	Minister	PROPN	NNP	_	4	nsubj	_	Entity=(1-person-new-cf1-1-sgl
                2	John	John	PROPN	NNP	_	1	flat	_	_
                3	Baird	Baird	PROPN	NNP	_	1	flat	_	Entity=1)
                4	met	meet	VERB	VBD	_	0	root	_	_
                5	leaders	leader	NOUN	NNS	_	4	obj	_	Entity=(2-person-new-cf1-1-sgl
                6	of	of	ADP	IN	_	8	case	_	_
                7	North	North	PROPN	NNP	_	8	compound	_	Entity=(3-organization-new-cf1-1-sgl
                8	Korea	Korea	PROPN	NNP	_	5	nmod	_	Entity=3)2)

                """);
        assertThat(Gum.read(folder).get(0).names())
                .extracting(n -> n.kind() + " " + n.text())
                .containsExactly("PERSON John Baird", "PLACE North Korea");
    }

    @Test
    void gumNamesEndBeforeAPossessiveAndWhereAnotherBegins() throws IOException {
        file("GUM_news_y.conllu", """
                # text = Ambassador to China Leung Kwok-hung met Kim's Democrats
                1	Ambassador	ambassador	NOUN	NN	_	4	nmod:desc	_	Entity=(1-person-new-cf1-1-sgl
                2	to	to	ADP	IN	_	3	case	_	_
                3	China	China	PROPN	NNP	_	1	nmod	_	Entity=(2-place-new-cf1-1-sgl)
                4	Leung	Leung	PROPN	NNP	_	8	nsubj	_	_
                5	Kwok	Kwok	PROPN	NNP	_	4	flat	_	SpaceAfter=No
                6	-	-	PUNCT	HYPH	_	7	punct	_	SpaceAfter=No
                7	hung	hung	PROPN	NNP	_	4	flat	_	Entity=1)
                8	met	meet	VERB	VBD	_	0	root	_	_
                9-10	Kim's	_	_	_	_	_	_	_	_
                9	Kim	Kim	PROPN	NNP	_	11	nmod:poss	_	Entity=(3-person-new-cf1-1-sgl(4-person-new-cf1-1-sgl
                10	's	's	PART	POS	_	9	case	_	Entity=4)
                11	Democrats	Democrat	PROPN	NNPS	_	8	obj	_	Entity=3)

                """);
        assertThat(Gum.read(folder).get(0).names())
                .extracting(n -> n.kind() + " " + n.text())
                .containsExactly("PLACE China", "PERSON Leung Kwok-hung", "PERSON Kim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Le ministre chinois des affaires étrangères a répondu, hier. | true",
                "LE MINISTRE CHINOIS des affaires étrangères a répondu hier | true",
                "Le ministre russe des affaires étrangères a répondu hier à Paris. | false",
                "Oui. | false",
            })
    void knowsAnArticleWhereverItsBlanksAre(String text, boolean known) {
        Overlap overlap = new Overlap(
                List.of("Un titre\nLe ministre chinois des affaires étrangères a répondu , hier . Il est reparti."));
        assertThat(overlap.contains(text)).isEqualTo(known);
    }

    @Test
    void aTenthIsHeldOutWhateverElseThereIs() {
        long heldOut = java.util.stream.IntStream.range(0, 10_000)
                .filter(i -> Split.isHeldOut("article-" + i))
                .count();
        assertThat(heldOut).isBetween(900L, 1100L);
    }
}
