package org.depeche.serve;

/**
 * A text that a regular expression reads until its deadline. {@code java.util.regex} backtracks without end on some
 * expressions and heeds no interruption, but it asks the text for each character.
 */
final class BoundedText implements CharSequence {
    private static final int CHECK_EVERY = 1 << 12;

    private final CharSequence text;
    private final Deadline deadline;
    private int reads;

    BoundedText(CharSequence text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++reads % CHECK_EVERY == 0) {
            deadline.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), deadline);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
