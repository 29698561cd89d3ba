package org.depeche.serve;

/**
 * A result, ready to be sent.
 *
 * @param mediaType with its character set
 * @param body all of it
 * @param cut what limit cut it ({@code rows}, {@code bytes}), or empty where it is whole
 */
record Answer(String mediaType, byte[] body, String cut) {}
