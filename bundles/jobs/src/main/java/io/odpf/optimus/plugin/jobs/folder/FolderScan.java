// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the directories with jobs, and reads the defaults above them. Does not enter links, nor
 * directories whose names mark them as something else. Not thread-safe.
 */
final class FolderScan {
  private static final int DEEPEST = 64;
  private static final List<String> SUFFIXES = List.of(".yaml", ".cfg", ".sql", ".txt");

  private final Boundary boundary;
  private final List<JobDirectory> directories = new ArrayList<>();
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  private FolderScan(Boundary boundary) {
    this.boundary = boundary;
  }

  /** The result of a scan, in the order of paths. */
  record Result(List<JobDirectory> directories, List<Problem> errors, List<Problem> warnings) {}

  static Result scan(Path root, Boundary boundary) {
    FolderScan scan = new FolderScan(boundary);
    scan.enter(root, Defaults.NONE, 0);
    return new Result(scan.directories, scan.errors, scan.warnings);
  }

  private void enter(Path directory, Defaults inherited, int depth) {
    if (depth > DEEPEST) {
      errors.add(
          Boundary.problem(
              directory,
              JobProblem.NESTING,
              "is deeper than " + DEEPEST + " directories",
              "check for a directory that is mounted within itself"));
      return;
    }
    TreeMap<String, Path> entries = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        entries.put(String.valueOf(entry.getFileName()), entry);
      }
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      unreadable(directory, cause == null ? new IOException(e) : cause);
      return;
    } catch (IOException e) {
      unreadable(directory, e);
      return;
    }
    Path own = entries.get(Defaults.NAME);
    Defaults defaults = own == null ? inherited : read(own, inherited);
    if (entries.containsKey(JobFile.NAME)) {
      directories.add(new JobDirectory(directory, defaults));
    }
    entries.forEach(
        (name, entry) -> {
          if (isEntered(name)) {
            enterIfDirectory(entry, defaults, depth);
          }
        });
  }

  private void enterIfDirectory(Path entry, Defaults defaults, int depth) {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      enter(entry, defaults, depth + 1);
    } else if (Files.isDirectory(entry)) {
      errors.add(
          Boundary.problem(
              entry,
              JobProblem.LINK,
              "is a link to a directory, which is not entered",
              Boundary.copyHint()));
    }
  }

  private Defaults read(Path file, Defaults inherited) {
    try {
      SpecFile spec =
          SpecReader.read(
              file.toString(), boundary.read(file, SourceText.MAX_BYTES), SpecRole.DEFAULTS);
      errors.addAll(spec.errors());
      warnings.addAll(spec.warnings());
      return inherited.with(spec);
    } catch (JobException e) {
      errors.addAll(e.problems());
      return inherited.unusable();
    }
  }

  static boolean isEntered(String name) {
    return !name.startsWith(".")
        && !name.equals(AssetFiles.DIRECTORY)
        && SUFFIXES.stream().noneMatch(name::endsWith);
  }

  private void unreadable(Path directory, IOException cause) {
    errors.add(
        Boundary.problem(
            directory,
            JobProblem.UNREADABLE,
            "cannot be listed: " + TerminalText.passage(RegularFile.reason(cause)),
            "check that it is a directory, and its permissions"));
  }
}
