package org.depeche.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.depeche.link.GraphNames;
import org.depeche.model.Mention;
import org.depeche.serve.Entities;

/** The names of the graph that is served, for OpenRefine. Its countries are those of the knowledge base, which has more names of them. */
final class ServedNames implements GraphNames {
    private static final int ROLES = 3;

    private final Entities entities;
    private final String base;

    /** @param base of the data's IRIs */
    ServedNames(Entities entities, String base) {
        this.entities = entities;
        this.base = base;
    }

    @Override
    public List<Named> named(String name) {
        return chosen(entities.named(name).stream()).map(this::described).toList();
    }

    @Override
    public List<Named> beginning(String prefix) {
        return chosen(entities.beginning(prefix).stream())
                .map(entity -> named(entity, ""))
                .toList();
    }

    @Override
    public Optional<Named> byId(String id) {
        Stream<String> paths = isItem(id) ? Stream.of("person/" + id, "organisation/" + id) : Stream.of(id);
        return chosen(paths.flatMap(path -> entities.at(base + path).stream()))
                .map(this::described)
                .findFirst();
    }

    private static boolean isItem(String id) {
        return id.matches("Q[1-9][0-9]*");
    }

    private Stream<Entities.Entity> chosen(Stream<Entities.Entity> all) {
        return all.filter(
                entity -> !entity.kind().equals("country") && entity.iri().startsWith(base));
    }

    private Named described(Entities.Entity entity) {
        Stream<String> roles = entities.roles(entity.iri()).stream().limit(ROLES);
        return named(
                entity,
                Stream.concat(roles, Stream.of("statements and relations in the graph: " + entity.count()))
                        .collect(Collectors.joining("; ")));
    }

    private Named named(Entities.Entity entity, String description) {
        String last = entity.iri().substring(entity.iri().lastIndexOf('/') + 1);
        String id = isItem(last) ? last : entity.iri().substring(base.length());
        Mention.Kind kind = entity.kind().equals("person") ? Mention.Kind.PERSON : Mention.Kind.ORGANISATION;
        return new Named(id, kind, entity.name(), description);
    }
}
