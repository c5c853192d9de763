// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The directories in which a new job may be placed. Immutable. */
final class JobDirectories {

  /** The file of a resource, which shares directories with no job. */
  private static final String RESOURCE = "resource.yaml";

  private final Path root;
  private final boolean overwrite;

  /**
   * Creates a view of a folder of jobs.
   *
   * @param overwrite whether a job that exists may be replaced
   */
  JobDirectories(Path root, boolean overwrite) {
    this.root = Objects.requireNonNull(root, "root");
    this.overwrite = overwrite;
  }

  /** Returns whether a directory exists and has an entry. */
  boolean hasEntries(String below) throws JobException {
    Path directory = resolve(below);
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return entries.iterator().hasNext();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  /** Returns the sub-directories in which jobs are searched and which hold none themselves. */
  List<String> free(String below) throws JobException {
    Path directory = resolve(below);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
            && JobFolder.isSearched(name)
            && !Files.exists(entry.resolve(JobFile.NAME))
            && !Files.exists(entry.resolve(RESOURCE))) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    names.sort(null);
    return names;
  }

  /** Returns the directory with a path of names, which {@link #fault} has accepted. */
  Path resolve(String path) {
    Path directory = root;
    for (String name : names(path)) {
      directory = directory.resolve(name);
    }
    return directory;
  }

  /** Returns two paths of names as one, with the names separated by slashes. */
  static String join(String parent, String path) {
    List<String> names = new ArrayList<>(names(parent));
    names.addAll(names(path));
    return String.join("/", names);
  }

  /** Returns why a new job cannot be placed there; empty if it can. */
  Optional<String> fault(String parent, String path) {
    if (path.isBlank()) {
      return Optional.of("Value is required");
    }
    if (path.startsWith("/") || path.startsWith("\\")) {
      return Optional.of("the directory must be below the folder of jobs");
    }
    Path directory = resolve(parent);
    for (String name : names(path)) {
      String fault = AssetName.fault(name);
      if (!fault.isEmpty()) {
        return Optional.of(TerminalText.quote(name) + " " + fault);
      }
      if (!JobFolder.isSearched(name)) {
        return Optional.of(
            "jobs in directories named " + TerminalText.quote(name) + " are not found");
      }
      directory = directory.resolve(name);
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(TerminalText.quote(name) + " exists and is not a directory");
      }
    }
    boolean taken =
        Files.exists(directory.resolve(JobFile.NAME), LinkOption.NOFOLLOW_LINKS)
            || Files.exists(directory.resolve(RESOURCE), LinkOption.NOFOLLOW_LINKS);
    return taken && !overwrite
        ? Optional.of("there is a job or a resource already; --force would replace a job")
        : Optional.empty();
  }

  /** Returns the names in a path; none in one that stays where it is. */
  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.strip().split("[/\\\\]")) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private static JobException unreadable(Path directory, IOException cause) {
    return new JobException(
        List.of(
            Problem.of(
                JobProblem.UNREADABLE,
                "the directory "
                    + TerminalText.quote(directory.toString())
                    + " cannot be listed: "
                    + TerminalText.passage(RegularFile.reason(cause)),
                "check its permissions")),
        cause);
  }
}
