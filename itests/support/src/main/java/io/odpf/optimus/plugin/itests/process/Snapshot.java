// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of files and directories at one moment: content, owner, mode, links, and times to the
 * nanosecond. If two snapshots are equal, nothing was changed in between, not even temporarily.
 */
public final class Snapshot {
  private static final String ATTRIBUTES =
      "unix:uid,gid,mode,ino,nlink,size,lastModifiedTime,ctime";

  private Snapshot() {}

  /** Returns the state of everything below some directories, each of which may be missing. */
  public static Map<Path, String> of(Path... directories) throws IOException {
    Map<Path, String> all = new TreeMap<>();
    for (Path directory : directories) {
      Files.walkFileTree(directory, new Visitor(all));
    }
    return all;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Map<Path, String> all;

    Visitor(Map<Path, String> all) {
      this.all = all;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      all.put(directory, look(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean readable = attributes.isRegularFile() && Files.isReadable(file);
      int content = readable ? Arrays.hashCode(Files.readAllBytes(file)) : 0;
      all.put(file, look(file) + " " + content);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException unreadable) throws IOException {
      all.put(path, Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? look(path) : "missing");
      return FileVisitResult.CONTINUE;
    }

    private static String look(Path path) throws IOException {
      return new TreeMap<>(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS))
          .toString();
    }
  }
}
