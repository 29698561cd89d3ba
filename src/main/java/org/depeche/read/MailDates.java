package org.depeche.read;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.depeche.model.PartialDate;

/** Dates as mail and HTTP write them (RFC 5322, RFC 9110): {@code Tue, 29 Dec 2020 08:30:00 +0100}. */
final class MailDates {
    private MailDates() {}

    /** The day, or an unknown date where it is none. */
    static PartialDate parse(String written) {
        try {
            // A name of the zone in brackets may follow.
            String plain = written.strip().replaceFirst("\\s*\\(.*$", "");
            return PartialDate.of(OffsetDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toLocalDate());
        } catch (DateTimeException | IllegalArgumentException e) {
            return PartialDate.UNKNOWN;
        }
    }
}
