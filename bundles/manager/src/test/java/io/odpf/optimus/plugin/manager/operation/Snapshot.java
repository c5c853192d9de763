// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A snapshot of all files and directories in a directory, to detect changes. */
final class Snapshot {
  private static final String ATTRIBUTES = "unix:mode,uid,ino,nlink,size,lastModifiedTime,ctime";

  private Snapshot() {}

  static Map<String, String> of(Path directory) throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        Map<String, Object> attributes =
            new TreeMap<>(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        all.put(path.toString(), attributes + (file ? " " + FileDigest.sha256(path) : ""));
      }
    }
    return all;
  }

  /** Returns the contents of the files in an install location by path, except the lock. */
  static Map<String, String> contents(Path location) {
    Map<String, String> tree = new TreeMap<>();
    if (!Files.exists(location)) {
      return tree;
    }
    try (Stream<Path> files = Files.walk(location)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = location.relativize(file).toString();
        if (!name.startsWith(".optimus/lock")) {
          tree.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      return tree;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
