package org.depeche.read;

import org.depeche.model.PartialDate;

/** An article while its fields come in. What is not known is the empty string; a missing text is null. */
final class Draft {
    final String source;
    final String place;
    String id = "";
    String language = "";
    String url = "";
    String publisher = "";
    PartialDate published = PartialDate.UNKNOWN;
    String title = "";
    String text;

    Draft(String source, String place) {
        this.source = source;
        this.place = place;
    }

    /** Where it stands, for a person to find it. */
    String where() {
        return place.isEmpty() ? source : source + ", " + place;
    }
}
