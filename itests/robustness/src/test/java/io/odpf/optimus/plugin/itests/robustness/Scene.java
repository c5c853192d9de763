// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.ConfigText;
import io.odpf.optimus.plugin.itests.behaviour.Distribution;
import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.release.ArchiveEntry;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stage with small plugins in two versions, and the invariants that hold on it at all times. */
final class Scene implements AutoCloseable {
  static final String OLD = "1.0";
  static final String NEW = "2.0";

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Stage stage = Stage.open(ProcessWay.ONE_SHOT);
  private final List<String> names;

  Scene(int plugins) {
    names = IntStream.range(0, plugins).mapToObj(number -> "plugin" + number).toList();
    for (String version : List.of(OLD, NEW)) {
      Release release = stage.release(version);
      for (String name : names) {
        release.archive(
            name + ".tar.gz",
            List.of(
                new ArchiveEntry(
                    Release.here().binaryName(name), SmallPlugin.of(name, version), 0755)));
      }
    }
  }

  Stage stage() {
    return stage;
  }

  List<String> names() {
    return names;
  }

  Path store() {
    return stage.home().resolve(".cache/optimus/plugins");
  }

  Path state() {
    return stage.plugins().resolve(".optimus");
  }

  /** Writes a configuration with all plugins in one version. */
  Scene want(String version) {
    stage.write(config(stage.releases(), version));
    return this;
  }

  ConfigText config(ConfigText text, String version) {
    for (String name : names) {
      text.plugin("releases", name, "{{.Version}}/{{.Name}}.tar.gz", "version: " + version);
    }
    return text;
  }

  /** Returns a command on the configuration. */
  Command command(String... arguments) {
    return command(stage.configFile(), arguments);
  }

  Command command(Path config, String... arguments) {
    List<String> all = new ArrayList<>(List.of("plugin", arguments[0], "-c", config.toString()));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    if (arguments[0].equals("install")) {
      // Rounds also go back from the new set to the old one.
      all.add("--allow-downgrade");
    }
    return Distribution.unpacked().command(stage, JAVA, all.toArray(String[]::new));
  }

  Result run(String... arguments) {
    return command(arguments).run();
  }

  /**
   * Makes another user the owner of the user's files, except the server's, until this object is
   * closed.
   */
  void giveTo(int user) {
    Superuser.give(user, stage.home(), stage.project(), stage.plugins());
    try {
      // Another user creates files in it, too.
      Files.setPosixFilePermissions(
          stage.home().getParent(), PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a command as another user, by a copy of the program that every user may read. */
  Command as(int user, Command command) {
    Path copy = stage.home().resolveSibling("program");
    Path program = Path.of(command.arguments().get(0));
    if (!Files.exists(copy)) {
      Command.of(
              stage.project().getParent(),
              "cp",
              "-r",
              program.getParent().getParent() + "",
              copy + "")
          .run()
          .orThrow();
      Command.of(copy, "chmod", "-R", "a+rX", ".").run().orThrow();
    }
    List<String> arguments = new ArrayList<>(command.arguments());
    arguments.set(0, copy.resolve("bin/optimus").toString());
    return Superuser.as(
        user,
        new Command(arguments, command.directory(), command.environment())
            .with(Map.of("OPTIMUS_STARTUP_CACHE", "off")));
  }

  /** Returns the versions of the plugins that a reader finds, each of which is complete. */
  Set<String> versions() throws IOException {
    return versions(stage.plugins());
  }

  Set<String> versions(Path plugins) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      found.add(version(plugins.resolve(Release.here().binaryName(name)), name));
    }
    return found;
  }

  static String version(Path file, String name) throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      for (String version : List.of(OLD, NEW)) {
        if (java.util.Arrays.equals(content, SmallPlugin.of(name, version))) {
          return version;
        }
      }
    } catch (NoSuchFileException none) {
      return "none";
    }
    throw new AssertionError(file + " is torn");
  }

  /**
   * Asserts that no run left files: neither beside the plugins or the configuration, nor in the
   * store.
   */
  void assertNothingLeft() throws IOException {
    List<String> left = new ArrayList<>();
    for (Path root : List.of(stage.plugins(), stage.project(), store())) {
      for (Path path : tree(root)) {
        String name = path.getFileName().toString();
        boolean ours =
            name.endsWith(".tmp")
                || name.endsWith(".owner")
                || name.endsWith(".part")
                || name.startsWith("journal")
                || path.getParent().endsWith("staging")
                || path.getParent().endsWith("scratch");
        if (ours) {
          left.add(root.relativize(path).toString());
        }
      }
    }
    assertThat(left).isEmpty();
    try (Stream<Path> files = Files.list(stage.plugins())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(".optimus"),
                      names.stream().map(name -> Release.here().binaryName(name)))
                  .toList());
    }
  }

  /** Removes the store, as if nothing had ever been fetched. */
  void forgetStore() throws IOException {
    List<Path> all = tree(store());
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }

  static List<Path> tree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted().toList();
    }
  }

  @Override
  public void close() {
    Path root = stage.home().getParent();
    if (Superuser.self() != 0 && Files.exists(root.resolve("program"))) {
      Superuser.give(Superuser.self(), root);
    }
    stage.close();
  }
}
