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
 * Writes Go modules as module proxies serve them, so that any web server on the tree is one.
 *
 * @param tree what is served
 */
public record GoModules(Path tree) {
  private static final FileTime TIME = FileTime.fromMillis(315_532_800_000L);

  /**
   * Adds a version of a module, or replaces it.
   *
   * @param files by name; {@code go.mod} is added unless it is there
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
   * Adds a version of a module whose package {@code cmd/tool} prints a text, and whose own package
   * is a library.
   */
  public void publishTool(String module, String version, String text) {
    publish(module, version, tool("println(\"" + text + "\")"));
  }

  /** Adds a version of a module that is a program and only says a text. */
  public void publishProgram(String module, String version, String text) {
    publish(module, version, Map.of("main.go", program(text)));
  }

  /** The source of a program that only says a text on its standard output. */
  public static String program(String text) {
    return "package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\""
        + text
        + "\") }\n";
  }

  /** The files of a module with a library and a tool. */
  public static Map<String, String> tool(String statement) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("library.go", "package library\n");
    files.put(
        "cmd/tool/main.go",
        "package main\n\nvar Name = \"unnamed\"\n\nfunc main() {\n\t" + statement + "\n}\n");
    return files;
  }

  /** Where the archive of a version lies. */
  public Path archive(String module, String version) {
    return folder(module).resolve(escape(version) + ".zip");
  }

  private Path folder(String module) {
    return tree.resolve(escape(module)).resolve("@v");
  }

  /** Capitals, which some file systems do not tell from others, are written as {@code !a}. */
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
