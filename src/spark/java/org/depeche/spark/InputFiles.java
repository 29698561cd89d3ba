package org.depeche.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.depeche.read.ArticleReader;

/** Lists what an input names, on any file system that Hadoop knows. */
final class InputFiles {
    private InputFiles() {}

    /**
     * The files that {@code inputs} name, in their order, those of a folder in the order of their paths.
     *
     * @param inputs URIs or paths of files and folders, and globs of them
     * @throws FileNotFoundException where one names nothing
     */
    static List<InputFile> list(List<String> inputs, Configuration configuration) throws IOException {
        List<InputFile> files = new ArrayList<>();
        for (String input : inputs) {
            Path path = new Path(input);
            FileSystem system = path.getFileSystem(configuration);
            FileStatus[] found = system.globStatus(path);
            if (found == null || found.length == 0) {
                throw new FileNotFoundException("no file or folder " + input);
            }
            for (FileStatus status : found) {
                if (status.isDirectory()) {
                    folder(status.getPath(), system, files);
                } else {
                    add(status, status.getPath().getName(), files);
                }
            }
        }
        return files;
    }

    private static void folder(Path folder, FileSystem system, List<InputFile> files) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
        while (all.hasNext()) {
            found.add(all.next());
        }
        found.sort(Comparator.comparing(status -> status.getPath().toString()));
        String prefix = folder.toUri().getPath() + "/";
        for (FileStatus status : found) {
            String name = status.getPath().toUri().getPath().substring(prefix.length());
            if (isArticleFile(status.getPath().getName())) {
                add(status, name, files);
            }
        }
    }

    private static boolean isArticleFile(String name) {
        boolean hidden = name.startsWith(".") || name.startsWith("_");
        return !hidden && (ArticleReader.isArticleFile(name) || name.endsWith(".parquet"));
    }

    private static void add(FileStatus status, String name, List<InputFile> files) {
        files.add(new InputFile(files.size(), status.getPath().toString(), name, status.getLen()));
    }
}
