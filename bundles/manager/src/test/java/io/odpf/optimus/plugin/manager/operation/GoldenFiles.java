// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a machine by their paths, without the parts that differ between runs: the directory,
 * random names, and the stamps of files.
 */
final class GoldenFiles {
  private static final String DIRECTORY = "@DIRECTORY@";
  private static final Pattern STAMP = Pattern.compile("\"(modified|changed|inode)\": [0-9]+");
  private static final Pattern STAGING = Pattern.compile("install-[0-9]+");
  private static final Pattern PREPARED =
      Pattern.compile("\\.config\\.yaml\\.lock\\.[0-9]+-[0-9a-f]+\\.tmp");

  private GoldenFiles() {}

  /** Reads the files of a machine, except the lock of its location. */
  static Map<String, String> read(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = normalised(directory.relativize(file).toString(), directory);
            if (!name.contains(".optimus/lock")) {
              files.put(
                  name, normalised(Files.readString(file, StandardCharsets.ISO_8859_1), directory));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String normalised(String text, Path directory) {
    String placed = text.replace(directory.toString(), DIRECTORY);
    String unstamped = STAMP.matcher(placed).replaceAll("\"$1\": 0");
    String staged = STAGING.matcher(unstamped).replaceAll("install-1");
    return PREPARED.matcher(staged).replaceAll(".config.yaml.lock.999999999-1.tmp");
  }

  static void write(Map<String, String> files, Path directory) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Writes the files of a machine, with the manager's permissions. */
  static void place(Map<String, String> files, Path directory) throws IOException {
    for (String empty : new String[] {"plugins/.optimus/staging", "plugins/.optimus/receipts"}) {
      Files.createDirectories(directory.resolve(empty));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      String content = file.getValue().replace(DIRECTORY, directory.toString());
      Files.writeString(path, content, StandardCharsets.ISO_8859_1);
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            boolean binary = name.startsWith("optimus-") || name.endsWith(".old");
            Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(binary ? "rwxr-xr-x" : "rw-------"));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
