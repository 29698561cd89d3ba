package org.depeche.serve;

/** HTML that is being written. Text is escaped; only markup of the program itself goes in as it is. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Text for a person, wherever it comes from. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** Markup of the program itself, never of the graph or a request. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html add(Html other) {
        out.append(other.out);
        return this;
    }

    /** Opens an element; attributes come as names and values in turn. */
    Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element that holds text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** A link; whatever is not of http, https, or this server's own path becomes text, so that none runs a script. */
    Html link(String address, String text, String... attributes) {
        boolean web = address.startsWith("http://") || address.startsWith("https://");
        boolean own = address.startsWith("/") && !address.startsWith("//")
                || address.startsWith("#")
                || address.startsWith("?");
        if (!web && !own) {
            return element("span", text, attributes);
        }
        String[] all = new String[attributes.length + 2];
        all[0] = "href";
        all[1] = address;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return element("a", text, all);
    }

    /** A length or place in a drawing, to a tenth. */
    static String tenth(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
