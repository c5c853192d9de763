// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.disk.PendingFile;
import io.odpf.optimus.plugin.secrets.disk.WriterLock;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of keys that only its owner can read. Keys are added and never removed, so that a file
 * always decrypts what an earlier state of it encrypted.
 */
public final class KeyFile implements KeySource {
  private static final int MAX_BYTES = 64 << 10;
  private static final int OTHERS = 0077;

  private final Path file;
  private final Path directory;

  /** Creates a source that reads a file, which need not exist. */
  public KeyFile(Path file) {
    this.file = file.toAbsolutePath();
    this.directory = Objects.requireNonNull(this.file.getParent(), "a root is not a file");
  }

  @Override
  public String description() {
    return file.toString();
  }

  @Override
  public Optional<KeyRing> read() throws SecretException {
    Optional<String> text = text();
    return text.isEmpty() ? Optional.empty() : Optional.of(KeyText.ofFile(file, text.get()));
  }

  @Override
  public KeyRing add(EncryptionKey key) throws SecretException, InterruptedException {
    try {
      PendingFile.createPrivateDirectory(directory);
      try (WriterLock lock = WriterLock.acquire(WriterLock.fileFor(file))) {
        Optional<String> before = text();
        if (before.isPresent()) {
          // Refuses to add to what is not a key file.
          KeyText.ofFile(file, before.get());
        }
        String after = KeyText.with(before.orElse(""), key);
        lock.removeLeftovers(file);
        try (PendingFile pending =
            PendingFile.writePrivate(file, after.getBytes(StandardCharsets.UTF_8))) {
          pending.place();
        }
        return KeyText.ofFile(file, after);
      }
    } catch (IOException e) {
      throw failure(SecretProblem.UNWRITABLE_KEY, "cannot be written", e);
    }
  }

  private Optional<String> text() throws SecretException {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      refuseExposed();
      return Optional.of(RegularFile.text(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new SecretException(
          List.of(
              Problem.of(
                  SecretProblem.BAD_KEY,
                  "key file " + TerminalText.quote(file.toString()) + " is not text",
                  "name the right file, or restore it from a copy")),
          e);
    } catch (IOException e) {
      throw failure(SecretProblem.NO_KEY, "cannot be read", e);
    }
  }

  private void refuseExposed() throws IOException, SecretException {
    Ownership ownership = Ownership.ofThisProcess();
    Optional<String> objection = ownership.objectionToFile(file);
    if (objection.isEmpty() && isReadableByOthers()) {
      objection = Optional.of("other users may read it");
    }
    if (objection.isPresent()) {
      throw SecretException.of(
          SecretProblem.EXPOSED_KEY,
          "key file " + TerminalText.quote(file.toString()) + " is not private: " + objection.get(),
          "make it yours and private: chmod 600 "
              + file
              + "; if others may have read it, run 'optimus secret rotate-key' and change the"
              + " values too");
    }
    Optional<String> directoryObjection = ownership.objectionToSharedDirectory(directory);
    if (directoryObjection.isPresent()) {
      throw SecretException.of(
          SecretProblem.EXPOSED_KEY,
          "the directory of key file "
              + TerminalText.quote(file.toString())
              + " is not private: "
              + directoryObjection.get(),
          "make it yours and private: chmod 700 " + directory);
    }
  }

  private boolean isReadableByOthers() throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && ((Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & OTHERS)
            != 0;
  }

  private SecretException failure(SecretProblem code, String what, IOException cause) {
    return new SecretException(
        List.of(
            Problem.of(
                code,
                "key file "
                    + TerminalText.quote(file.toString())
                    + " "
                    + what
                    + ": "
                    + TerminalText.passage(RegularFile.reason(cause)),
                "check its permissions, its directory and the disk's space")),
        cause);
  }
}
