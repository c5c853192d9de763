// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the input of a container: a directory {@code in} with the files, {@code .env} and {@code
 * .secret}. Only its owner can read it. The directory is created or replaced as a whole.
 */
public final class InstanceDirectory {
  private static final String NAME = "in";

  /** The file with the variables that may be shown. */
  static final String ENV = ".env";

  /** The file with the variables that hold secrets. */
  static final String SECRET = ".secret";

  private InstanceDirectory() {}

  /**
   * The result of writing a context.
   *
   * @param files the paths of the files
   * @param warnings a warning for each omitted variable
   */
  public record Result(List<Path> files, List<Problem> warnings) {
    public Result {
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Writes a context.
   *
   * @param parent the directory in which {@code in} is created; created if absent
   * @throws JobException if a name or value is not allowed, in which case nothing is written; or if
   *     the directory cannot be written
   */
  public static Result write(Path parent, InstanceContext context) throws JobException {
    Map<String, String> secrets = new TreeMap<>();
    for (Map.Entry<String, Secret> secret : context.secrets().entrySet()) {
      secrets.put(secret.getKey(), secret.getValue().reveal());
    }
    EnvText env = EnvText.of(context.envs());
    EnvText secret = EnvText.of(secrets);
    refuseNames(context.files().keySet());
    Map<String, String> texts = new TreeMap<>();
    context.files().forEach((name, file) -> texts.put(name, file.text()));
    texts.put(ENV, env.text());
    texts.put(SECRET, secret.text());
    Path target = parent.resolve(NAME);
    try {
      Files.createDirectories(parent);
      replace(parent, texts);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    List<Problem> warnings = new ArrayList<>(env.warnings());
    warnings.addAll(secret.warnings());
    return new Result(texts.keySet().stream().map(target::resolve).toList(), warnings);
  }

  /** Returns the failure to write a directory. */
  static JobException unwritable(Path directory, IOException cause) {
    return new JobException(
        List.of(
            Problem.of(
                JobProblem.UNWRITABLE,
                TerminalText.quote(directory.toString())
                    + " cannot be written: "
                    + TerminalText.passage(RegularFile.reason(cause)),
                "check the disk's space and the directory's permissions")),
        cause);
  }

  private static void refuseNames(Set<String> names) throws JobException {
    List<Problem> problems =
        AssetName.problems(names, "", "the job or its plugin has to give it another name");
    if (!problems.isEmpty()) {
      throw new JobException(problems, null);
    }
  }

  private static void replace(Path parent, Map<String, String> texts) throws IOException {
    Path target = parent.resolve(NAME);
    Path fresh = Files.createTempDirectory(parent, "." + NAME, mode("rwx------"));
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path file = fresh.resolve(text.getKey());
        Files.createFile(file, mode("rw-------"));
        Files.writeString(
            file, text.getValue(), StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Path old = Files.createTempDirectory(parent, "." + NAME, mode("rwx------"));
        try {
          exchange(target, fresh, old.resolve(NAME));
        } finally {
          delete(old);
        }
      } else {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(fresh);
    }
  }

  private static void exchange(Path target, Path fresh, Path old) throws IOException {
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
  }

  private static FileAttribute<?>[] mode(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Removes a directory that this class created, with its content. Removes links without following
   * them.
   */
  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(path);
  }
}
