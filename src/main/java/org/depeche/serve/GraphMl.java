package org.depeche.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The network of countries in GraphML: an edge for each quad class from one country to another, weighed by its relations. */
final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private GraphMl() {}

    private record Edge(String source, String target, String quadClass) {}

    /** @param filter country, dates, type and status; the status is actual where none is asked for */
    static void write(Reading reading, Filter filter, OutputStream out) throws IOException {
        Map<Edge, Long> edges = new HashMap<>();
        Filter asked = filter.status().isEmpty() ? filter.withStatus("Actual") : filter;
        reading.eachRelation(
                asked, row -> edges.merge(new Edge(row.source(), row.target(), row.quadClass()), 1L, Long::sum));
        List<Edge> sorted = new ArrayList<>(edges.keySet());
        sorted.sort(Comparator.comparing(Edge::toString));
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("graphml");
            xml.writeDefaultNamespace(NAMESPACE);
            key(xml, "label", "node", "string");
            key(xml, "quadClass", "edge", "string");
            key(xml, "weight", "edge", "int");
            xml.writeStartElement("graph");
            xml.writeAttribute("edgedefault", "directed");
            for (String code : codes(sorted)) {
                xml.writeStartElement("node");
                xml.writeAttribute("id", code);
                data(xml, "label", reading.country(code, "en"));
                xml.writeEndElement();
            }
            for (Edge edge : sorted) {
                xml.writeStartElement("edge");
                xml.writeAttribute("source", edge.source());
                xml.writeAttribute("target", edge.target());
                data(xml, "quadClass", edge.quadClass());
                data(xml, "weight", Long.toString(edges.get(edge)));
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static Set<String> codes(List<Edge> edges) {
        Set<String> codes = new TreeSet<>();
        edges.forEach(edge -> {
            codes.add(edge.source());
            codes.add(edge.target());
        });
        return codes;
    }

    private static void key(XMLStreamWriter xml, String name, String of, String type) throws XMLStreamException {
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", name);
        xml.writeAttribute("for", of);
        xml.writeAttribute("attr.name", name);
        xml.writeAttribute("attr.type", type);
    }

    private static void data(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", name);
        // What XML cannot hold is left out.
        xml.writeCharacters(
                text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        xml.writeEndElement();
    }
}
