// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes Go modules in the layout of module proxies, so that any web server can serve them.
 *
 * @param tree the served directory
 */
public record GoModules(Path tree) {
  private static final FileTime TIME = FileTime.fromMillis(315_532_800_000L);

  /**
   * Adds or replaces a version of a module.
   *
   * @param files the files by name; {@code go.mod} is added if it is missing
   */
  public void publish(String module, String version, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    String goMod = files.getOrDefault("go.mod", "module " + module + "\n\ngo 1.21\n");
    all.put("go.mod", goMod);
    Path folder = folder(module);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(escape(version) + ".mod"), goMod);
      Files.writeString(
          folder.resolve(escape(version) + ".info"),
          "{\"Version\":\"" + version + "\",\"Time\":\"2026-01-02T03:04:05Z\"}");
      zip(archive(module, version), module + "@" + version + "/", all);
      list(folder, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a version of a module whose package {@code cmd/tool} prints a text, and whose root package
   * is a library.
   */
  public void publishTool(String module, String version, String text) {
    publish(module, version, tool("println(\"" + text + "\")"));
  }

  /** Adds a version of a module that is a program which only prints a text. */
  public void publishProgram(String module, String version, String text) {
    publish(module, version, Map.of("main.go", program(text)));
  }

  /** Returns the source of a program that only prints a text on its standard output. */
  public static String program(String text) {
    return "package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\""
        + text
        + "\") }\n";
  }

  /** Returns the files of a module with a library and a tool. */
  public static Map<String, String> tool(String statement) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("library.go", "package library\n");
    files.put(
        "cmd/tool/main.go",
        "package main\n\nvar Name = \"unnamed\"\n\nfunc main() {\n\t" + statement + "\n}\n");
    return files;
  }

  /** Returns the path of the archive of a version. */
  public Path archive(String module, String version) {
    return folder(module).resolve(escape(version) + ".zip");
  }

  private Path folder(String module) {
    return tree.resolve(escape(module)).resolve("@v");
  }

  /** Writes capital letters, which some file systems do not distinguish, as {@code !a}. */
  private static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        escaped.append('!').append(Character.toLowerCase(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static void list(Path folder, String version) throws IOException {
    Path list = folder.resolve("list");
    TreeSet<String> versions = new TreeSet<>();
    if (Files.exists(list)) {
      versions.addAll(Files.readAllLines(list));
    }
    versions.add(version);
    Files.writeString(list, String.join("\n", versions) + "\n");
  }

  private static void zip(Path file, String prefix, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> content : files.entrySet()) {
        ZipEntry entry = new ZipEntry(prefix + content.getKey());
        entry.setLastModifiedTime(TIME);
        zip.putNextEntry(entry);
        zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}
