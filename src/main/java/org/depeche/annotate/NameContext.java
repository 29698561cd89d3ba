package org.depeche.annotate;

import java.util.Arrays;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.util.BeamSearchContextGenerator;

/**
 * Gives OpenNLP the features of a word: those that {@link NameFeatures} worked out for the whole sentence beforehand, and what
 * was decided for the words before it. May be shared by threads.
 */
final class NameContext implements BeamSearchContextGenerator<String> {
    private static final String OTHER = "other";

    @Override
    public String[] getContext(int i, String[] words, String[] outcomes, Object[] features) {
        String[] own = (String[]) features[i];
        String[] context = Arrays.copyOf(own, own.length + 11);
        String last = i > 0 ? outcomes[i - 1] : OTHER;
        String shape = own[0];
        String lower = own[1];
        String kind = own[2];
        String next = own[3];
        int n = own.length;
        context[n++] = "o=" + last;
        context[n++] = "oo=" + (i > 1 ? outcomes[i - 2] : OTHER) + last;
        context[n++] = "ol=" + last + lower;
        context[n++] = "os=" + last + shape;
        context[n++] = "ok=" + last + kind;
        context[n++] = "ol+k=" + last + lower + next;
        context[n++] = "os+k=" + last + shape + next;
        String head = last.equals(OTHER) ? "-" : ((String[]) features[start(i, outcomes)])[1];
        context[n++] = "h=" + head;
        context[n++] = "hl=" + head + ' ' + lower;
        context[n++] = "hk=" + head + ' ' + kind;
        context[n] = "hl+k=" + head + ' ' + lower + next;
        return context;
    }

    /** Where the name that goes on before a word began. */
    private static int start(int i, String[] outcomes) {
        int start = i - 1;
        while (start > 0 && !outcomes[start].endsWith(BioCodec.START)) {
            start--;
        }
        return start;
    }
}
