// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A directory laid out as the files of a Go module proxy: see {@code go help goproxy}. */
public final class GoModules {
  private final Path directory;

  /**
   * @param directory an existing one
   */
  public GoModules(Path directory) {
    this.directory = directory;
  }

  /** The directory. */
  public Path directory() {
    return directory;
  }

  /** Publishes a version of a module whose root is a program with this text as its main.go. */
  public void program(String module, String version, String main) {
    publish(module, version, Map.of("main.go", main));
  }

  /**
   * Publishes a version of a module; go.mod is made unless it is among the files.
   *
   * @param files texts by their paths
   */
  public void publish(String module, String version, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    all.putIfAbsent("go.mod", "module " + module + "\n\ngo 1.21\n");
    Path place = place(module);
    try {
      Files.createDirectories(place);
      Files.writeString(place.resolve(version + ".mod"), all.get("go.mod"));
      Files.writeString(
          place.resolve(version + ".info"),
          "{\"Version\":\"" + version + "\",\"Time\":\"2026-01-01T00:00:00Z\"}");
      try (OutputStream file = Files.newOutputStream(place.resolve(version + ".zip"));
          ZipOutputStream zip = new ZipOutputStream(file)) {
        for (Map.Entry<String, String> entry : all.entrySet()) {
          zip.putNextEntry(new ZipEntry(module + "@" + version + "/" + entry.getKey()));
          zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      Files.writeString(
          place.resolve("list"),
          version + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of a version: {@code zip}, {@code mod}, {@code info}, or {@code sums}. */
  public Path file(String module, String version, String kind) {
    return place(module).resolve(version + "." + kind);
  }

  private Path place(String module) {
    StringBuilder escaped = new StringBuilder();
    for (char c : module.toCharArray()) {
      escaped.append(c >= 'A' && c <= 'Z' ? "!" + (char) (c - 'A' + 'a') : c + "");
    }
    return directory.resolve(escaped.toString()).resolve("@v");
  }
}
