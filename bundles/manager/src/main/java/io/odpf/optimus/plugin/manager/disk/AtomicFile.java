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

/** A file's next content, written and forced to disk beside it, to take its place by one rename. */
public final class AtomicFile {
  private static final String SUFFIX = ".tmp";

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Writes content that others see at once, whole, or not at all.
   *
   * @param attributes the file's, as {@link #prepare} takes them
   */
  public static void write(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    prepare(file, content, attributes).commit();
  }

  /**
   * Writes content that nobody sees before {@link #commit}.
   *
   * @param attributes the new file's; none for those that the umask gives
   */
  public static AtomicFile prepare(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = temporary(target);
    Files.createFile(temporary, attributes);
    // Not by a channel: an interrupt would close it.
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(content);
      out.getFD().sync();
    } catch (IOException failure) {
      new AtomicFile(target, temporary).abandon();
      // What the JDK says of a stream does not name its file.
      throw new IOException(target + ": " + failure.getMessage(), failure);
    }
    return new AtomicFile(target, temporary);
  }

  /** A change that was prepared by another run. */
  public static AtomicFile prepared(Path target, Path temporary) {
    return new AtomicFile(target, temporary);
  }

  public Path target() {
    return target;
  }

  public Path temporary() {
    return temporary;
  }

  /** Puts the content in place, for good. */
  public void commit() throws IOException {
    place();
    Directories.sync(target.getParent());
  }

  /** Puts the content in place; for good once the directory has been forced to disk. */
  public void place() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forgets the content if that can be done; else it is a leftover. */
  public void abandon() {
    try {
      discard();
    } catch (IOException untidy) {
      // The next command removes it; what led here is what counts.
      return;
    }
  }

  /** Forgets the content. */
  public void discard() throws IOException {
    Files.deleteIfExists(temporary);
  }

  /** Whether a file name is that of a change to {@code target} that was never put in place. */
  public static boolean isLeftover(Path file, Path target) {
    String name = file.getFileName().toString();
    return name.startsWith("." + target.getFileName() + ".") && name.endsWith(SUFFIX);
  }

  /**
   * Removes changes to {@code target} that were never put in place and whose process is no more.
   *
   * @return what was removed
   */
  public static List<Path> removeAbandoned(Path file) throws IOException {
    List<Path> abandoned = abandoned(file);
    for (Path one : abandoned) {
      Files.deleteIfExists(one);
    }
    return abandoned;
  }

  /** Changes to {@code target} that were never put in place and whose process is no more. */
  public static List<Path> abandoned(Path file) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    List<Path> abandoned = new ArrayList<>();
    for (Path sibling : Directories.list(target.getParent())) {
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
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  /** Names the process, so that others know when nobody will put the file in place any more. */
  private static Path temporary(Path target) {
    // Not SecureRandom: the name needs to be free, not secret, and that class is slow to load.
    String unique =
        ProcessHandle.current().pid()
            + "-"
            + Long.toHexString(ThreadLocalRandom.current().nextLong());
    return target.resolveSibling("." + target.getFileName() + "." + unique + SUFFIX);
  }
}
