// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The assets of a job: the files in its directory {@code assets}, including hidden ones but not
 * those in subdirectories, and the assets within {@code job.yaml}.
 *
 * @param texts the contents by name, sorted
 * @param errors the errors
 * @param warnings the warnings
 */
public record AssetFiles(Map<String, String> texts, List<Problem> errors, List<Problem> warnings) {

  /** The name of the directory. */
  static final String DIRECTORY = "assets";

  /** The recommended maximum size of Optimus, in bytes. */
  private static final int ADVISED = 5 << 20;

  /** The maximum size of a message between Optimus and its clients, in bytes. */
  private static final int LIMIT = 64 << 20;

  public AssetFiles {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the assets of a job.
   *
   * @param root the folder of jobs; files outside it are not read, even through links
   */
  public static AssetFiles read(JobFile job, Path root) {
    Map<String, String> texts = new TreeMap<>(job.spec().assets());
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    Path directory = job.directory().resolve(DIRECTORY);
    try {
      Boundary boundary = Boundary.of(root);
      if (Files.isDirectory(directory)) {
        if (!boundary.contains(directory)) {
          errors.add(
              Boundary.problem(
                  directory, JobProblem.LINK, "is a link that leads outside", Boundary.copyHint()));
        } else {
          readAll(list(directory), boundary, texts, errors, warnings);
        }
      }
    } catch (IOException e) {
      errors.add(
          Boundary.problem(
              directory,
              JobProblem.UNREADABLE,
              "cannot be listed: " + TerminalText.passage(RegularFile.reason(e)),
              "check its permissions"));
    }
    return new AssetFiles(texts, errors, warnings);
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path file : stream) {
        if (!Files.isDirectory(file)) {
          files.add(file);
        }
      }
    }
    files.sort(null);
    return files;
  }

  private static void readAll(
      List<Path> files,
      Boundary boundary,
      Map<String, String> texts,
      List<Problem> errors,
      List<Problem> warnings) {
    Map<String, String> taken = new HashMap<>();
    long total = 0;
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      String fault = AssetName.fault(name);
      String other = taken.putIfAbsent(AssetName.key(name), name);
      if (other != null) {
        fault = AssetName.clash(other);
      }
      if (!fault.isEmpty()) {
        errors.add(Boundary.problem(file, JobProblem.ASSET_NAME, fault, "rename the file"));
        continue;
      }
      try {
        byte[] bytes = boundary.read(file, LIMIT);
        total += bytes.length;
        texts.put(name, text(file, bytes));
        if (bytes.length > ADVISED) {
          warnings.add(
              Boundary.problem(
                  file,
                  JobProblem.TOO_LARGE,
                  "is larger than " + (ADVISED >> 20) + " MiB",
                  "let the task read it from a store"));
        }
      } catch (JobException e) {
        errors.addAll(e.problems());
      }
      if (total > LIMIT) {
        errors.add(
            Boundary.problem(
                file,
                JobProblem.TOO_LARGE,
                "and the assets before it are larger than " + (LIMIT >> 20) + " MiB",
                "let the task read large files from a store"));
        return;
      }
    }
  }

  private static String text(Path file, byte[] bytes) throws JobException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new JobException(
          List.of(
              Problem.at(
                  new Position(file.toString(), 1, 1),
                  JobProblem.ASSET_ENCODING,
                  TerminalText.quote(String.valueOf(file.getFileName())) + " is not UTF-8",
                  "save it as UTF-8, or move it out of assets")),
          e);
    }
  }
}
