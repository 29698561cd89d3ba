package org.depeche.model;

/** Whether a name of an article stands for somebody or something known, and if not, why not. */
public sealed interface Link {
    /**
     * It does.
     *
     * @param qid Wikidata item, such as {@code Q7747}
     * @param label the usual name, in the article's language where known
     * @param kind PERSON, ORGANISATION, MEDIA, COUNTRY, BLOC or, of a city, PLACE: what the item is, which words such as "le
     *     président chinois" do not tell
     * @param score 0 to 1
     * @param basis what decided it, such as {@code name and office at the date}
     */
    record Linked(String qid, String label, Mention.Kind kind, double score, String basis) implements Link {
        public Linked {
            if (!qid.matches("Q[1-9][0-9]*")) {
                throw new IllegalArgumentException("not a Wikidata item: " + qid);
            }
        }
    }

    /**
     * It does not, because …
     *
     * @param reason stable code in lower case, such as {@code no-candidate} or {@code two-candidates}
     * @param detail for a person to read
     */
    record Unlinked(String reason, String detail) implements Link {}
}
