package org.depeche.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.depeche.evaluate.Annotations.Done;
import org.depeche.model.RelationType;

/** Source, type and target of a relation; the type may be one that PLOVER does not have, for predictions are not ours alone. */
record Triple(String source, String type, String target) implements Comparable<Triple> {
    private static final Comparator<Triple> ORDER =
            Comparator.comparing(Triple::source).thenComparing(Triple::type).thenComparing(Triple::target);

    static Triple of(Done relation) {
        String s = relation.source();
        String t = relation.target();
        RelationType type = type(relation.type());
        boolean swap = type != null && type.isSymmetric() && s.compareTo(t) > 0;
        return swap ? new Triple(t, relation.type(), s) : new Triple(s, relation.type(), t);
    }

    /** The same with the quad class in the place of the type. */
    Triple quad() {
        RelationType known = type(type);
        return new Triple(source, known == null ? "?" : known.quadClass().name(), target);
    }

    Set<String> pair() {
        return source.equals(target) ? Set.of(source) : Set.of(source, target);
    }

    private static RelationType type(String name) {
        return Arrays.stream(RelationType.values())
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public int compareTo(Triple other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + " " + type + " " + target;
    }
}
