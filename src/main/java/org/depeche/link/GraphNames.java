package org.depeche.link;

import java.util.List;
import java.util.Optional;
import org.depeche.model.Mention;

/** People and organisations that a graph tells of, whether they are linked or not, for {@link Reconciliation}. */
public interface GraphNames {
    /** Of no graph. */
    GraphNames NONE = new GraphNames() {
        @Override
        public List<Named> named(String name) {
            return List.of();
        }

        @Override
        public List<Named> beginning(String prefix) {
            return List.of();
        }

        @Override
        public Optional<Named> byId(String id) {
            return Optional.empty();
        }
    };

    /**
     * Somebody or something of the graph.
     *
     * @param id Wikidata item where it is linked; else the path of its IRI below the base, such as {@code person/jane-doe}
     * @param kind a person or an organisation
     * @param name as an article has it
     * @param description roles, and how much the graph tells
     */
    record Named(String id, Mention.Kind kind, String name, String description) {}

    /** Those that have this name, but for case, accents and punctuation. */
    List<Named> named(String name);

    /** Those that have a name which begins so; without descriptions, as they may be thousands. */
    List<Named> beginning(String prefix);

    /** What has this id. */
    Optional<Named> byId(String id);
}
