// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of jobs in a directory. For completion only: the files are not parsed, because
 * they may be incomplete while the user edits them.
 */
public final class JobNames {
  private static final String FILE = "job.yaml";
  private static final int LARGEST = 1 << 20;
  private static final int MOST = 10_000;
  private static final Pattern NAME =
      Pattern.compile("^name\\s*:\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)", Pattern.MULTILINE);

  private JobNames() {}

  /** Returns the names in order; those of files that cannot be read are missing. */
  public static List<String> in(Path directory) {
    SortedSet<String> names = new TreeSet<>();
    try {
      Files.walkFileTree(directory, new Visitor(directory, names));
    } catch (IOException e) {
      // Offers what was found so far.
    }
    return List.copyOf(names);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final SortedSet<String> names;

    Visitor(Path root, SortedSet<String> names) {
      this.root = root;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden = String.valueOf(directory.getFileName()).startsWith(".");
      return hidden && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(FILE)) {
        read(file);
      }
      return names.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    private void read(Path file) {
      try {
        String text = new String(RegularFile.read(file, LARGEST), StandardCharsets.UTF_8);
        Matcher matcher = NAME.matcher(text);
        if (matcher.find()) {
          names.add(matcher.group(1));
        }
      } catch (IOException e) {
        // Not offered.
      }
    }
  }
}
