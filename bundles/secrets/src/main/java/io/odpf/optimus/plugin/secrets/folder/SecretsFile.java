// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.disk.CrashPoint;
import io.odpf.optimus.plugin.secrets.disk.PendingFile;
import io.odpf.optimus.plugin.secrets.disk.WriterLock;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file of a folder's secrets. Links are refused, since a folder may come from somebody else and
 * must not lead outside of itself.
 */
final class SecretsFile {
  private static final String DIRECTORY = ".optimus";
  private static final String NAME = "secrets.yaml";
  private static final int MAX_BYTES = 16 << 20;

  private final Path directory;
  private final Path file;
  private final CrashPoint crash;

  SecretsFile(Path folder, CrashPoint crash) {
    this.crash = crash;
    this.directory = folder.toAbsolutePath().resolve(DIRECTORY);
    this.file = directory.resolve(NAME);
  }

  Path path() {
    return file;
  }

  /** Reads the file; returns empty if it does not exist. */
  Optional<SecretsDocument> read() throws SecretException {
    try {
      refuseLink();
      String text = RegularFile.text(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(DocumentReader.read(file.toString(), text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new SecretException(
          List.of(
              Problem.of(
                  SecretProblem.DAMAGED,
                  TerminalText.quote(file.toString()) + " is not text",
                  "restore the file from version control or a copy; nothing was changed")),
          e);
    } catch (IOException e) {
      throw failure(SecretProblem.UNREADABLE, "cannot be read", e);
    }
  }

  /** A change of the file. */
  interface Change<T> {
    T run() throws SecretException, InterruptedException;
  }

  /**
   * Runs a change while nobody else writes the file. Creates the file's directory if it does not
   * exist.
   */
  <T> T change(Change<T> change) throws SecretException, InterruptedException {
    try {
      refuseLink();
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
      }
      try (WriterLock lock = WriterLock.acquire(WriterLock.fileFor(file))) {
        lock.removeLeftovers(file);
        return change.run();
      }
    } catch (IOException e) {
      throw failure(SecretProblem.UNWRITABLE, "cannot be written", e);
    }
  }

  /** Replaces the file by a document. For a {@link Change}. */
  void write(SecretsDocument document) throws SecretException {
    byte[] content = DocumentText.of(document).getBytes(StandardCharsets.UTF_8);
    if (content.length > MAX_BYTES) {
      throw SecretException.of(
          SecretProblem.VALUE,
          "the file of secrets would be larger than 16 MiB",
          "store large values elsewhere, and their addresses here");
    }
    try (PendingFile pending = PendingFile.writeShared(file, content)) {
      crash.reached("place the file");
      pending.place();
    } catch (IOException e) {
      throw failure(SecretProblem.UNWRITABLE, "cannot be written", e);
    }
    crash.reached("return");
  }

  private void refuseLink() throws IOException {
    if (Files.isSymbolicLink(directory)) {
      throw new FileSystemException(directory.toString(), null, "its directory is a link");
    }
  }

  private SecretException failure(SecretProblem code, String what, IOException cause) {
    return new SecretException(
        List.of(
            Problem.of(
                code,
                TerminalText.quote(file.toString())
                    + " "
                    + what
                    + ": "
                    + TerminalText.passage(RegularFile.reason(cause)),
                "check its permissions, its directory and the disk's space")),
        cause);
  }
}
