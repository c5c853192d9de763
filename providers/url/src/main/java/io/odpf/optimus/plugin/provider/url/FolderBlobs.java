// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Objects as files of a folder. A file is written beside its place, forced to disk and renamed.
 * Directories and files below the folder that are links are never followed, listed or replaced.
 */
final class FolderBlobs implements BlobStore {
  private static final int BUFFER = 64 * 1024;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /** The beginning of the names of files that are being written. No object's name begins so. */
  private static final String UNFINISHED = ".optimus-unfinished-";

  /** A file that nobody wrote to for this time belongs to a process that was killed. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final Clock clock;

  FolderBlobs(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public Map<String, StoredBlob> list(String prefix)
      throws ProviderException, InterruptedException {
    int slash = prefix.lastIndexOf('/');
    String parent = slash < 0 ? "" : prefix.substring(0, slash);
    Map<String, StoredBlob> blobs = new TreeMap<>();
    Path directory = parent.isEmpty() ? folder : folder.resolve(checked(parent));
    try {
      if (isPresent(directory)) {
        collect(directory, parent.isEmpty() ? "" : parent + "/", prefix, blobs);
      }
      return blobs;
    } catch (IOException failure) {
      throw failure("read", directory, failure);
    }
  }

  private void collect(Path directory, String before, String prefix, Map<String, StoredBlob> blobs)
      throws IOException, InterruptedException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = before + file.getFileName();
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          collect(file, name + "/", prefix, blobs);
        } else if (attributes.isRegularFile()
            && name.startsWith(prefix)
            && NAME.matcher(name).matches()) {
          blobs.put(name, new StoredBlob(attributes.size(), List.of(FileProvider.digest(file))));
        }
      }
    } catch (NoSuchFileException removedMeanwhile) {
      // Another process prunes the folder.
    }
  }

  @Override
  public void put(String name, Path file, BlobWrite write)
      throws ProviderException, InterruptedException {
    Path target = folder.resolve(checked(name));
    Path directory = parent(target);
    Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
    try {
      create(directory);
      removeAbandoned(directory);
      try {
        copy(file, unfinished);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
          throw new FileAlreadyExistsException(target.toString(), null, "it is a directory");
        }
        Files.move(
            unfinished,
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        force(directory);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException failure) {
      throw failure("write", target, failure);
    }
  }

  @Override
  public void delete(String name) throws ProviderException {
    Path target = folder.resolve(checked(name));
    try {
      if (isPresent(parent(target)) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(target);
      }
    } catch (IOException failure) {
      throw failure("remove", target, failure);
    }
  }

  /** Returns the directory of an object, which is the folder or below it. */
  private static Path parent(Path target) {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IllegalStateException(target + " has no directory");
    }
    return parent;
  }

  private static String checked(String name) throws ProviderException {
    if (!NAME.matcher(name).matches()) {
      throw ProviderException.invalid("'" + name + "' is not the name of an object", "");
    }
    return name;
  }

  /** Returns whether a directory exists; refuses links between the folder and the directory. */
  private boolean isPresent(Path directory) throws IOException {
    for (Path part = directory; !part.equals(folder); part = parent(part)) {
      if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotDirectoryException(part + " is a link or a file, not a directory");
      }
    }
    return Files.isDirectory(directory);
  }

  private void create(Path directory) throws IOException {
    if (isPresent(directory)) {
      return;
    }
    if (directory.equals(folder)) {
      Files.createDirectories(folder);
      return;
    }
    create(parent(directory));
    try {
      Files.createDirectory(directory);
      force(parent(directory));
    } catch (FileAlreadyExistsException e) {
      if (!isPresent(directory)) {
        throw e;
      }
    }
  }

  /** Removes the files that killed processes left. */
  private void removeAbandoned(Path directory) throws IOException {
    Instant before = clock.instant().minus(ABANDONED);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
      for (Path file : files) {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()
            && attributes.lastModifiedTime().toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException removedMeanwhile) {
      // Another process has just finished or removed it.
    }
  }

  private static void copy(Path file, Path target) throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file);
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("while writing " + target);
        }
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
  }

  /** Makes renames durable, where the system supports that. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows does not open directories; its renames are durable with the file system's journal.
    }
  }

  private static ProviderException failure(String what, Path path, IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return ProviderException.denied(
          "cannot " + what + " " + path + ": permission denied",
          "check the permissions of the file and its folders");
    }
    return ProviderException.local(
        "cannot " + what + " " + path + ": " + failure.getMessage(),
        "check the disk's space and the directory's permissions",
        failure);
  }
}
