// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module in the output of {@code go mod download -json}.
 *
 * @param path the module's path
 * @param version the version found, or the requested one if there is an error
 * @param sum the sum of its files
 * @param directory the directory with its files; empty if there is an error
 * @param error go's error message; empty if there is none
 */
record DownloadedModule(String path, String version, String sum, String directory, String error) {

  /** Parses go's output, a sequence of objects; skips anything else. */
  static List<DownloadedModule> parse(String output) {
    List<DownloadedModule> modules = new ArrayList<>();
    try {
      JsonStreamParser objects = new JsonStreamParser(output);
      while (objects.hasNext()) {
        if (objects.next() instanceof JsonObject object) {
          modules.add(
              new DownloadedModule(
                  text(object, "Path"),
                  text(object, "Version"),
                  text(object, "Sum"),
                  text(object, "Dir"),
                  text(object, "Error")));
        }
      }
    } catch (JsonParseException e) {
      // go was killed while it wrote, which its exit code tells.
      return modules;
    }
    return modules;
  }

  boolean found() {
    return error.isEmpty() && !directory.isEmpty();
  }

  /** Returns whether a directory of the module contains a package. */
  boolean contains(String below) throws IOException {
    Path folder = Path.of(directory).resolve(below);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder, "*.go")) {
      return sources.iterator().hasNext();
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
