// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The next content of a file, written and forced to disk beside it. One rename puts it in place.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".tmp";

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Replaces a file atomically: readers see the old content or the new, never a part.
   *
   * @param attributes the attributes of the new file, as for {@link #prepare}
   */
  public static void write(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    prepare(file, content, attributes).commit();
  }

  /**
   * Writes content that stays invisible until {@link #commit}.
   *
   * @param attributes the attributes of the new file; without any, the umask decides
   */
  public static AtomicFile prepare(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = temporary(target);
    Files.createFile(temporary, attributes);
    // Not a channel: an interrupt would close it.
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(content);
      out.getFD().sync();
    } catch (IOException failure) {
      new AtomicFile(target, temporary).abandon();
      // The JDK's message about a stream does not name the file.
      throw new IOException(target + ": " + failure.getMessage(), failure);
    }
    return new AtomicFile(target, temporary);
  }

  /** Returns a change that another run prepared. */
  public static AtomicFile prepared(Path target, Path temporary) {
    return new AtomicFile(target, temporary);
  }

  public Path target() {
    return target;
  }

  public Path temporary() {
    return temporary;
  }

  /** Puts the content in place durably. */
  public void commit() throws IOException {
    place();
    Directories.sync(Directories.parentOf(target));
  }

  /** Puts the content in place; durable once the directory has been forced to disk. */
  public void place() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Discards the content; if that fails, it stays as a leftover. */
  public void abandon() {
    try {
      discard();
    } catch (IOException e) {
      // The next command removes the leftover. The caller reports the original failure.
      return;
    }
  }

  /** Discards the content. */
  public void discard() throws IOException {
    Files.deleteIfExists(temporary);
  }

  /** Returns whether a file is a change to {@code target} that was never put in place. */
  public static boolean isLeftover(Path file, Path target) {
    String name = file.getFileName().toString();
    return name.startsWith("." + target.getFileName() + ".") && name.endsWith(SUFFIX);
  }

  /**
   * Removes the changes to a file that were never put in place and whose process has ended.
   *
   * @return the removed files
   */
  public static List<Path> removeAbandoned(Path file) throws IOException {
    List<Path> abandoned = abandoned(file);
    for (Path leftover : abandoned) {
      Files.deleteIfExists(leftover);
    }
    return abandoned;
  }

  /** Returns the changes to a file that were never put in place and whose process has ended. */
  public static List<Path> abandoned(Path file) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    List<Path> abandoned = new ArrayList<>();
    for (Path sibling : Directories.list(Directories.parentOf(target))) {
      if (isLeftover(sibling, target) && !alive(sibling, target)) {
        abandoned.add(sibling);
      }
    }
    return abandoned;
  }

  private static boolean alive(Path leftover, Path target) {
    String name = leftover.getFileName().toString();
    String unique = name.substring(target.getFileName().toString().length() + 2);
    int end = unique.indexOf('-');
    try {
      return end > 0 && ProcessHandle.of(Long.parseLong(unique.substring(0, end))).isPresent();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Includes the process id, so that others can tell when the process has ended. */
  private static Path temporary(Path target) {
    // Not SecureRandom: the name needs to be free, not secret, and that class is slow to load.
    String unique =
        ProcessHandle.current().pid()
            + "-"
            + Long.toHexString(ThreadLocalRandom.current().nextLong());
    return target.resolveSibling("." + target.getFileName() + "." + unique + SUFFIX);
  }
}
