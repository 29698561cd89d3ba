package org.depeche.model;

/**
 * Something that was wrong with the input. The run goes on without what it names.
 *
 * @param code stable, for programs: {@code upper-case words joined by hyphens}, such as {@code EMPTY-FILE}
 * @param source the file or stream
 * @param place where in it (line, byte, record), or empty
 * @param message what is wrong, in words
 * @param advice what the user can do about it
 */
public record Problem(String code, String source, String place, String message, String advice) {
    @Override
    public String toString() {
        String at = place.isEmpty() ? source : source + ", " + place;
        return code + ": " + at + ": " + message + (advice.isEmpty() ? "" : " — " + advice);
    }
}
