package org.depeche.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a sentence of a treebank and their tags, with contractions in their parts ({@code do n't}), as tokenizers of
 * English have them; {@link Treebank} keeps them whole.
 */
public record TaggedWords(List<String> words, List<String> tags) {
    /** The sentences of a file in CoNLL-U. */
    public static List<TaggedWords> read(Path file) throws IOException {
        List<TaggedWords> sentences = new ArrayList<>();
        TaggedWords sentence = new TaggedWords(new ArrayList<>(), new ArrayList<>());
        for (String line : Files.readAllLines(file)) {
            String[] column = line.split("\t");
            if (line.isBlank() && !sentence.words.isEmpty()) {
                sentences.add(sentence);
                sentence = new TaggedWords(new ArrayList<>(), new ArrayList<>());
            } else if (column[0].matches("[0-9]+") && column.length == 10) {
                // Neither the contraction itself (1-2) nor a word that the text leaves out (1.1).
                sentence.words.add(column[1]);
                sentence.tags.add(column[3]);
            }
        }
        if (!sentence.words.isEmpty()) {
            sentences.add(sentence);
        }
        return sentences;
    }
}
