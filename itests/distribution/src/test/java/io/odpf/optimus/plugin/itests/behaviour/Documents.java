// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown files of a directory, and their samples. Omits files that belong to the distribution
 * only.
 */
record Documents(Path root) {
  private static final Pattern FENCE = Pattern.compile("(?m)^ *```(\\w*)\\n((?s:.*?))^ *```$");
  private static final Pattern INDENTED = Pattern.compile("(?m)^    (?=\\S)(.*)$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /**
   * A sample in a document.
   *
   * @param file the document
   * @param line the line of the sample
   * @param text the sample
   */
  record Sample(Path file, int line, String text) {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  /** Returns all documents, except generated, downloaded and third-party ones. */
  List<Path> files() throws IOException {
    return files(".md").stream()
        .filter(file -> !root.relativize(file).toString().contains("assembly/src/main/root/"))
        .toList();
  }

  /**
   * Returns all files whose names end with a suffix, in order. Does not look into directories of
   * builds, which change meanwhile.
   */
  List<Path> files(String suffix) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.endsWith("target") || directory.endsWith(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(suffix)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }

  /** Returns all fenced samples in a language. */
  List<Sample> fenced(String language) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      Matcher fence = FENCE.matcher(text);
      while (fence.find()) {
        if (fence.group(1).equals(language)) {
          samples.add(new Sample(file, line(text, fence.start()), fence.group(2)));
        }
      }
    }
    return samples;
  }

  /** Returns all lines of code with a command of a program, in a block or in a sentence. */
  List<Sample> commands(String program) throws IOException {
    Pattern command = Pattern.compile("(?<![\\w./=:-])" + program + "[ :][^\\s)].*");
    List<Sample> samples = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      for (Pattern code : List.of(INDENTED, CODE)) {
        Matcher part = code.matcher(text);
        while (part.find()) {
          Matcher found = command.matcher(part.group(1));
          if (found.find()) {
            samples.add(new Sample(file, line(text, part.start()), found.group()));
          }
        }
      }
    }
    return samples;
  }

  private static int line(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
