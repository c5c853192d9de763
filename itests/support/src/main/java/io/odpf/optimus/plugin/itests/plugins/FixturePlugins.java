// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.plugins;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plugins in Go on the public go-plugin module. All of them are one program, which plays the {@link
 * Role} that its file has at its end: it is built once, and a file is copied in milliseconds. Files
 * keep their roles when they are renamed, linked, packed and installed.
 *
 * <p>Its replies tell what arrived. Each map in a reply has the request as JSON, with the names of
 * its .proto file, as {@code request.json} among assets and as {@code REQUEST} in a configuration;
 * the first question has it as its help. An answer with an exclamation mark at its end is refused,
 * and one to a question named {@code ECHO} with the request as the reason; with a configuration
 * value of that name the request is the destination and the only dependency. A request without a
 * sub-message that real plugins take for granted ends the process as it ends theirs: Go's panic,
 * exit code 2.
 *
 * <p>Thread-safe.
 */
public final class FixturePlugins {
  private static final String EXAMPLES = "github.com/hashicorp/go-plugin/examples/";

  private final Path sources;
  private final Path cache;
  private final List<String> module;
  private final Path actor;

  private FixturePlugins(Path sources, Path cache, List<String> module, String name) {
    this.sources = sources;
    this.cache = cache;
    this.module = module;
    this.actor = cache.resolve("plugins").resolve(name);
  }

  /**
   * Builds the program, if necessary, with the current go-plugin.
   *
   * @param fixtures the directory of the fixtures' sources
   * @param cache the directory for programs and Go's caches
   */
  public static FixturePlugins build(Path fixtures, Path cache) {
    return new FixturePlugins(fixtures.resolve("actor"), cache, List.of(), "actor").built();
  }

  /** Builds it with go-plugin v1.4.1, which existing plugins use. */
  public static FixturePlugins buildOld(Path fixtures, Path cache) {
    List<String> module = List.of("-modfile=old.mod");
    return new FixturePlugins(fixtures.resolve("actor"), cache, module, "actor-old").built();
  }

  /**
   * Returns the program without a role. It plays the role in {@link Role#VARIABLE}, or else
   * generation C.
   */
  public Path actor() {
    return actor;
  }

  /**
   * Creates a plugin.
   *
   * @param directory created if absent
   * @param name the plugin's name, which becomes part of the file's
   * @return the executable file, {@code optimus-<name>_<os>_<arch>}
   */
  public Path install(Path directory, String name, Role role) {
    Path file = fileIn(directory, name);
    Command.of(directory, actor + "", "make", file + "", role + "").run().orThrow();
    return file;
  }

  /**
   * Creates a plugin that is a script in Python, of generation C and without reflection. It needs
   * Debian's python3-grpcio.
   *
   * @param fixtures the directory of the fixtures' sources
   * @param directory created if absent
   * @return the executable file, {@code optimus-<name>_<os>_<arch>}
   */
  public static Path installPython(Path fixtures, Path directory, String name) {
    String script = fixtures.resolve("python").resolve("plugin.py") + "";
    Path file = fileIn(directory, name);
    // In another process, for the same reason as with plugins in Go: see makeCopy in role.go.
    Command.of(directory, "install", "-m", "755", script, file + "").run().orThrow();
    return file;
  }

  /**
   * Creates a hard link to a plugin, which then reports the new name.
   *
   * @return the hard link, in the directory of the file
   */
  public static Path link(Path installed, String name) {
    try {
      return Files.createLink(installed.resolveSibling(Release.here().binaryName(name)), installed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Builds one of go-plugin's own examples.
   *
   * @param name its package below {@code examples}, for instance {@code grpc/plugin-go-grpc}
   */
  public Path example(String name) {
    return build(
        EXAMPLES + name, actor.resolveSibling(actor.getFileName() + "-" + name.replace('/', '-')));
  }

  /**
   * Builds a host for one plugin, with the public go-plugin module. Its source, {@code
   * actor/host/main.go}, describes it.
   */
  public Path host() {
    return build("./host", actor.resolveSibling("host"));
  }

  private static Path fileIn(Path directory, String name) {
    try {
      return Files.createDirectories(directory).resolve(Release.here().binaryName(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FixturePlugins built() {
    build(".", actor);
    return this;
  }

  /** Skips programs that are already built. */
  private Path build(String packageName, Path target) {
    List<String> options = new ArrayList<>(module);
    options.add(packageName);
    new GoCommand(cache).build(sources, target, options);
    return target;
  }
}
