package org.depeche.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** The files of a zip or tar archive, in its order, each read as if it lay in a folder. Nothing is written to the disk. */
final class ArchiveFormat {
    private static final Pattern HIDDEN = Pattern.compile("(^|.*/)(\\.|__MACOSX/).*");

    private final ArticleSink sink;

    ArchiveFormat(ArticleSink sink) {
        this.sink = sink;
    }

    /** Reads a file of an archive. */
    interface EntryReader {
        void read(String source, String name, InputStream in);
    }

    void read(String source, Contents contents, EntryReader reader) throws IOException {
        int files = 0;
        try {
            // Not closed, as the stream below it is the caller's.
            ArchiveInputStream<? extends ArchiveEntry> archive = contents.kind() == Contents.Kind.ZIP
                    ? new ZipArchiveInputStream(contents.in(), "UTF-8", true, true)
                    : new TarArchiveInputStream(contents.in());
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String name = entry.getName().replace('\\', '/');
                if (entry.isDirectory() || HIDDEN.matcher(name).matches() || !Inputs.isArticleFile(name)) {
                    continue;
                }
                files++;
                if (archive.canReadEntryData(entry)) {
                    reader.read(source + "!" + name, name, new Unclosed(archive));
                } else {
                    sink.problem(InputProblems.badArchive(
                            source, name, "is encrypted or packed in a way that is not known"));
                }
            }
        } catch (IOException | RuntimeException e) {
            // What hostile bytes do to the library's parsers is of many kinds.
            if (e instanceof LimitReachedException limit) {
                throw limit;
            }
            sink.problem(InputProblems.badArchive(source, "", "is damaged or cut off: " + e));
            return;
        }
        if (files == 0) {
            sink.problem(InputProblems.noArticles(source));
        }
    }

    /** Keeps whoever reads a file from closing the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
