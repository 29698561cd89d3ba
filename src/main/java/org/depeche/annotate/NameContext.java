package org.depeche.annotate;

import opennlp.tools.namefind.BioCodec;

/**
 * What a name model may know of a word, besides what {@link NameFeatures} worked out for the whole sentence beforehand, by what was
 * decided for the words before it. May be shared by threads.
 */
final class NameContext implements HistoryFeatures {
    private static final String OTHER = "other";

    @Override
    public String[] of(int i, String[][] own, Outcomes before) {
        String last = i > 0 ? before.last() : OTHER;
        String shape = own[i][0];
        String lower = own[i][1];
        String kind = own[i][2];
        String next = own[i][3];
        String head = last.equals(OTHER) ? "-" : own[start(before)][1];
        return new String[] {
            "o=" + last,
            "oo=" + (i > 1 ? before.before().last() : OTHER) + last,
            "ol=" + last + lower,
            "os=" + last + shape,
            "ok=" + last + kind,
            "ol+k=" + last + lower + next,
            "os+k=" + last + shape + next,
            "h=" + head,
            "hl=" + head + ' ' + lower,
            "hk=" + head + ' ' + kind,
            "hl+k=" + head + ' ' + lower + next
        };
    }

    /** Where the name that goes on before a word began. */
    private static int start(Outcomes before) {
        Outcomes start = before;
        while (start.length() > 1 && !start.last().endsWith(BioCodec.START)) {
            start = start.before();
        }
        return start.length() - 1;
    }
}
