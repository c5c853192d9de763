// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPackerTest {
  @TempDir Path directory;

  private Path classes;

  /** What is packed: says how it was started. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println("host " + System.getProperty("optimus.plugin.host"));
      System.out.println("arguments " + String.join("|", arguments));
      System.out.println("java " + Runtime.version().feature());
    }
  }

  @BeforeEach
  void copyClasses() throws IOException {
    classes = directory.resolve("classes");
    String name = Program.class.getName().replace('.', '/') + ".class";
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = Program.class.getResourceAsStream("/" + name)) {
      Files.copy(in, file);
    }
  }

  private Path jar(String name, Map<String, String> entries) throws IOException {
    Path file = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private Path pack(Path... more) throws IOException {
    List<Path> elements = new ArrayList<>(List.of(classes));
    elements.addAll(List.of(more));
    Path file = directory.resolve("optimus-x");
    new PluginPacker("x", Program.class.getName(), elements).pack(file);
    return file;
  }

  private static String run(Map<String, String> variables, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit code " + process.waitFor();
  }

  @Test
  void packsAFileThatRunsTheMainClassWithItsArguments() throws Exception {
    String said =
        run(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin"),
            pack() + "",
            "one",
            "a b");

    assertThat(said)
        .isEqualTo(
            "host "
                + ProcessHandle.current().pid()
                + "\narguments one|a b\njava "
                + Runtime.version().feature()
                + "\nexit code 0");
  }

  @Test
  void usesJavaOnThePathWithoutJavaHome() throws Exception {
    String path = System.getProperty("java.home") + "/bin:/usr/bin:/bin";

    assertThat(run(Map.of("PATH", path), pack() + "")).contains("exit code 0");
  }

  @Test
  void reportsThatJavaIsMissing() throws Exception {
    Path tools = Files.createDirectories(directory.resolve("tools"));

    assertThat(run(Map.of("PATH", tools + ""), "/bin/sh", pack() + ""))
        .contains("no java; install a JDK, 17 or newer")
        .endsWith("exit code 1");
    assertThat(run(Map.of("JAVA_HOME", tools + "", "PATH", ""), "/bin/sh", pack() + ""))
        .contains(tools + "/bin/java cannot be run")
        .endsWith("exit code 1");
  }

  /** A home whose java only shows its arguments. */
  private Path home(String version) throws IOException {
    Path home = directory.resolve(version);
    Files.createDirectories(home.resolve("bin"));
    Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  @Test
  void createsAClassArchiveOnlyForAHostThatWaits() throws Exception {
    Path cache = Files.createDirectories(directory.resolve("cache"));
    Map<String, String> variables = new TreeMap<>();
    variables.put("JAVA_HOME", home("25.0.1") + "");
    variables.put("XDG_CACHE_HOME", cache + "");
    variables.put("PATH", "/usr/bin:/bin");

    assertThat(run(variables, "/bin/sh", pack() + "")).doesNotContain("SharedArchive");
    variables.put("OPTIMUS_HOST_WAITS", "1");
    String waiting = run(variables, "/bin/sh", pack() + "");
    assertThat(waiting).contains("-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=" + cache);
    int name = waiting.indexOf("File=") + "File=".length();
    Files.createFile(Path.of(waiting.substring(name, waiting.indexOf(".jsa") + ".jsa".length())));
    variables.remove("OPTIMUS_HOST_WAITS");

    assertThat(run(variables, "/bin/sh", pack() + ""))
        .contains("-XX:SharedArchiveFile=" + cache)
        .doesNotContain("AutoCreate");
  }

  @Test
  void reportsAJavaThatIsTooOld() throws Exception {
    Path home = home("11.0.20");

    assertThat(run(Map.of("JAVA_HOME", home + ""), "/bin/sh", pack() + ""))
        .contains("is Java 11.0.20, older than 17")
        .endsWith("exit code 1");
  }

  @Test
  void givesTheSameBytesForTheSameInput() throws Exception {
    byte[] first = Files.readAllBytes(pack());

    assertThat(Files.readAllBytes(pack())).isEqualTo(first);
  }

  @Test
  void mergesServicesAndOmitsSignatures() throws Exception {
    Path one =
        jar("one.jar", Map.of("META-INF/services/s", "a", "same", "first", "META-INF/K.SF", ""));
    Path two =
        jar(
            "two.jar",
            Map.of("META-INF/services/s", "b\n", "same", "second", "module-info.class", ""));

    try (JarFile jar = new JarFile(pack(one, two).toFile())) {
      assertThat(text(jar, "META-INF/services/s")).isEqualTo("a\nb\n");
      assertThat(text(jar, "same")).isEqualTo("first");
      assertThat(jar.getEntry("META-INF/K.SF")).isNull();
      assertThat(jar.getEntry("module-info.class")).isNull();
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesAMissingMainClass() {
    PluginPacker packer = new PluginPacker("x", "com.example.None", List.of(classes));

    assertThatThrownBy(() -> packer.pack(directory.resolve("optimus-x")))
        .hasMessageContaining("no class com.example.None");
    assertThat(directory.resolve("optimus-x")).doesNotExist();
  }

  @Test
  void refusesAnInvalidPluginName() {
    assertThatThrownBy(() -> new PluginPacker("a_b", "X", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a_b");
  }
}
