package org.depeche.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;

/** Turns bytes into text, or says why they are none. */
final class Encoding {
    /** Below this the detector (0 to 100) merely guesses: random bytes score about 5, French of one line 30 and more. */
    private static final int MIN_CONFIDENCE = 10;

    private Encoding() {}

    /**
     * The text of a whole file.
     *
     * @param known the encoding that a byte order mark or the user names
     * @throws ProblemException where the bytes are no text, or not in the encoding named
     */
    static String decode(byte[] bytes, Optional<Charset> known, String source) {
        if (known.isPresent()) {
            return checked(strictly(bytes, known.get(), source, "", "name its encoding with --encoding"), source);
        }
        Optional<Charset> wide = unmarkedUtf16(bytes);
        if (wide.isPresent()) {
            return checked(strictly(bytes, wide.get(), source, "", "name its encoding with --encoding"), source);
        }
        if (hasNul(bytes) || startsWith(bytes, "%PDF-")) {
            throw new ProblemException(InputProblems.notText(source, "", "holds bytes that no text has"));
        }
        Decoded utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8.badAt < 0) {
            return checked(utf8.text, source);
        }
        // A few bad bytes in what is UTF-8 otherwise are damage, not another encoding.
        if (mostlyUtf8(bytes, utf8.badAt)) {
            throw new ProblemException(bad(
                    utf8, bytes, StandardCharsets.UTF_8, source, "", "mend it, or name its encoding with --encoding"));
        }
        Charset detected = detect(bytes)
                .orElseThrow(() -> new ProblemException(InputProblems.badEncoding(
                        source, "", "its encoding cannot be told", "name it with --encoding")));
        return checked(strictly(bytes, detected, source, "", "name its encoding with --encoding"), source);
    }

    /**
     * The text of a line or record.
     *
     * @param place of the line, as problems have it
     * @throws ProblemException where the bytes are not in that encoding
     */
    static String strictly(byte[] bytes, Charset charset, String source, String place, String advice) {
        Decoded decoded = decode(bytes, charset);
        if (decoded.badAt >= 0) {
            throw new ProblemException(bad(decoded, bytes, charset, source, place, advice));
        }
        return decoded.text;
    }

    /** How many bytes hold one newline unit: 1, 2 or 4. */
    static int unit(Charset charset) {
        String name = charset.name();
        return name.startsWith("UTF-16") ? 2 : name.startsWith("UTF-32") ? 4 : 1;
    }

    private static Problem bad(Decoded d, byte[] bytes, Charset charset, String source, String place, String advice) {
        int line = 1 + (int) d.text.chars().filter(c -> c == '\n').count();
        int column = d.text.length() - d.text.lastIndexOf('\n');
        String shown = "0x" + Integer.toHexString(0x100 | bytes[d.badAt] & 0xff).substring(1);
        return InputProblems.badEncoding(
                source,
                place.isEmpty() ? "line " + line + ", column " + column : place + ", column " + column,
                "byte " + shown + " is not " + charset.name(),
                advice);
    }

    /** The text up to the first byte that the charset has no character for; that byte's place, or -1. */
    private record Decoded(String text, int badAt) {}

    private static Decoded decode(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        return new Decoded(out.toString(), result.isError() ? in.position() : -1);
    }

    /** Text of U+0000 or half a character would harm whatever it is written to. */
    private static String checked(String text, String source) {
        int i = TextCheck.firstBad(text);
        if (i >= 0) {
            throw new ProblemException(InputProblems.notText(
                    source,
                    TextCheck.place(text, i),
                    "holds " + TextCheck.name(text.charAt(i)) + ", which no text has"));
        }
        return text;
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        return bytes.length >= magic.length()
                && new String(bytes, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    /** In UTF-16 of a Latin text every other byte is nought, always on the same side. */
    private static Optional<Charset> unmarkedUtf16(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        int even = 0;
        int odd = 0;
        int looked = Math.min(bytes.length, 4096) / 2 * 2;
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even > looked * 0.4 && odd == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return odd > looked * 0.4 && even == 0 ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** Whether well-formed sequences of several bytes far outnumber the bad bytes. */
    private static boolean mostlyUtf8(byte[] bytes, int firstBad) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < bytes.length; ) {
            int b = bytes[i] & 0xff;
            int more = b < 0x80
                    ? 0
                    : b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : -1;
            int seen = 0;
            while (more > 0 && seen < more && i + 1 + seen < bytes.length && (bytes[i + 1 + seen] & 0xc0) == 0x80) {
                seen++;
            }
            if (more < 0 || seen < more) {
                bad++;
                i += 1 + seen;
            } else {
                good += more > 0 ? 1 : 0;
                i += 1 + more;
            }
        }
        return good > 10 * bad || bad == 1 && firstBad >= bytes.length - 3 && good > 0;
    }

    private static Optional<Charset> detect(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes);
        CharsetMatch match = detector.detect();
        if (match == null || match.getConfidence() < MIN_CONFIDENCE || !Charset.isSupported(match.getName())) {
            return Optional.empty();
        }
        return Optional.of(widened(Charset.forName(match.getName())));
    }

    /**
     * The Windows encoding that holds the ISO one and, in the place of control characters, the quotation marks and dashes
     * that articles use (WHATWG Encoding Standard, 4.2, names them alike).
     */
    private static Charset widened(Charset iso) {
        return switch (iso.name()) {
            case "ISO-8859-1", "US-ASCII" -> Charset.forName("windows-1252");
            case "ISO-8859-9" -> Charset.forName("windows-1254");
            default -> iso;
        };
    }
}
