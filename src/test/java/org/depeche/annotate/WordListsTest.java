package org.depeche.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of words and lists of names, packed and read again. */
class WordListsTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("list.tsv"), text);
    }

    private static WordTable table(ByteArrayOutputStream out) throws IOException {
        return WordTable.read(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void aTableHoldsWhatWasWrittenAndNothingElse() throws IOException {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 1; i <= 30_000; i++) {
            words.put("mot" + i, i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordTable.write(words, out);
        WordTable table = table(out);
        assertThat(words)
                .allSatisfy((word, value) -> assertThat(table.get(word)).isEqualTo(value));
        assertThat(table.get("autre")).isZero();
        assertThat(WordTable.NONE.get("mot1")).isZero();
    }

    @Test
    void aWordHasTheBeginningsOfItsPathAndThoseOfItsNeighbours() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordLists.packClusters(file("paris\t1010101\nlyon\t10111\n0\t11\n"), out);
        WordClusters clusters = new WordClusters(table(out));
        List<String> features = new ArrayList<>();
        clusters.addTo(features, new int[] {clusters.of("Paris"), clusters.of("Nowhere"), clusters.of("Lyon")}, 0);
        assertThat(features).containsExactly("b=10", "b=1010", "b=101010", "b=1010101");
        features.clear();
        clusters.addTo(features, new int[] {clusters.of("Paris"), clusters.of("Nowhere"), clusters.of("Lyon")}, 1);
        assertThat(features).containsExactly("b=?", "-b=101010", "-b=1010101", "+b=10111");
        assertThat(clusters.of("2024")).isEqualTo(clusters.of("7")).isPositive();
    }

    @Test
    void theLongestNameThatBeginsAtAWordCounts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordLists.packNames(file("New York\tplace\nNew York Times\torganisation\nNew York Times\twork\n"), out);
        List<List<String>> features = Stream.generate(() -> (List<String>) new ArrayList<String>())
                .limit(5)
                .toList();
        new NameLists(table(out)).addTo(features, new String[] {"The", "New", "York", "Times", "says"});
        assertThat(features)
                .containsExactly(
                        List.of("+g=3", "+g=4"),
                        List.of("g=b3", "g=b4"),
                        List.of("g=i3", "g=i4"),
                        List.of("g=e3", "g=e4"),
                        List.of("-g=3", "-g=4"));
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path bad = file("Kiel\tplace\nNew York\tstate\n");
        assertThatThrownBy(() -> WordLists.packNames(bad, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list.tsv, line 2");
    }
}
