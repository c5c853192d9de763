// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.GoPlugins;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment of one behaviour: a user's home, a project with a configuration, an install
 * location, a server with releases, and the program in one of its ways. Everything is below one new
 * directory, which is removed on close.
 */
public final class Stage implements AutoCloseable {
  private final Path root;
  private final Way way;
  private final Map<String, String> environment = new TreeMap<>();
  private @Nullable Nginx nginx;
  private @Nullable Certificates certificates;
  private @Nullable SourceServers sources;
  private @Nullable Optimus optimus;

  private Stage(Path root, Way way) {
    this.root = root;
    this.way = way;
    environment.put("HOME", home().toString());
    environment.put("PATH", System.getenv("PATH"));
    // Short, since the length of a socket's path is limited.
    environment.put("OPTIMUS_RUNTIME_DIR", root.resolve("run").toString());
  }

  /** Creates an empty stage. */
  public static Stage open(Way way) {
    try {
      // Resolve links, so that messages show the same path.
      Stage stage = new Stage(Files.createTempDirectory("stage").toRealPath(), way);
      Files.createDirectories(stage.home());
      Files.createDirectories(stage.project());
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the user's home. */
  public Path home() {
    return root.resolve("home");
  }

  /** Returns the directory that contains the configuration, in which commands run. */
  public Path project() {
    return root.resolve("project");
  }

  /** Returns the install location. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** Returns the configuration file. */
  public Path configFile() {
    return project().resolve("config.yaml");
  }

  /** Returns the lock file. */
  public Path lockFile() {
    return project().resolve("config.yaml.lock");
  }

  /** Returns the path of a plugin's installed binary for this machine. */
  public Path installed(String plugin) {
    return plugins().resolve(Release.here().binaryName(plugin));
  }

  /**
   * Changes a plugin's binary without the manager. Replaces the file instead of writing to it,
   * since a runtime may be executing it.
   */
  public void change(String plugin, String content) throws IOException {
    Path changed = Files.writeString(home().resolve(plugin + ".changed"), content);
    Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(changed, installed(plugin), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the environment of the program under test. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Sets a variable of the program under test, before its first run. */
  public Stage variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Returns the server, which speaks only HTTP unless {@link #certificates} was called before. */
  public Nginx nginx() {
    if (nginx == null) {
      nginx =
          certificates == null
              ? Nginx.start(root.resolve("nginx"))
              : Nginx.start(root.resolve("nginx"), certificates);
    }
    return nginx;
  }

  /** Returns the certificates of the server. */
  public Certificates certificates() {
    if (certificates == null) {
      certificates = Certificates.create(root.resolve("certificates"));
    }
    return certificates;
  }

  /** Returns the servers of other kinds. */
  public SourceServers sources() {
    if (sources == null) {
      sources = new SourceServers(root.resolve("sources"), certificates());
    }
    return sources;
  }

  /** Creates an empty release for this platform on the server, under {@code VERSION/}. */
  public Release release(String version) {
    return release(version, List.of(Release.here()));
  }

  /** Creates an empty release on the server, under {@code VERSION/}. */
  public Release release(String version, List<Platform> platforms) {
    return new Release(builder(), nginx().files().resolve(version), version, platforms);
  }

  /** Returns the text of an empty configuration, to be extended. */
  public ConfigText config() {
    return new ConfigText(plugins());
  }

  /**
   * Returns the text of a configuration with a provider called releases: the server, over plain
   * HTTP.
   */
  public ConfigText releases() {
    return config().url("releases", nginx().http() + "/files");
  }

  /** Writes the configuration. */
  public Stage write(Object text) {
    try {
      Files.writeString(configFile(), text.toString());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command on the configuration. */
  public Result run(String command, String... more) {
    String[] arguments =
        Stream.concat(Stream.of(command, "-c", configFile().toString()), Stream.of(more))
            .toArray(String[]::new);
    return optimus().run(arguments);
  }

  /** Returns the program. */
  public Optimus optimus() {
    if (optimus == null) {
      optimus = way.open(this);
    }
    return optimus;
  }

  /** Returns a text in which this stage's paths and addresses are replaced by constant words. */
  public String plain(String text) {
    String plain = text.replace(root.toString(), "STAGE");
    if (nginx != null) {
      plain = plain.replace(nginx.http(), "http://SERVER").replace(nginx.https(), "https://SERVER");
    }
    // In a shell, commands have other names.
    return plain
        .replace(Release.here().toString(), "PLATFORM")
        .replace("optimus:", "optimus plugin ");
  }

  /**
   * Describes the files in the install location for comparisons: digest and permissions by name.
   */
  public Map<String, String> installedFiles() {
    Map<String, String> files = new TreeMap<>();
    if (!Files.exists(plugins())) {
      return files;
    }
    try (Stream<Path> all = Files.list(plugins())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            file.getFileName().toString(),
            Release.sha256(file)
                + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoPlugins builder() {
    return new GoPlugins(
        directory("optimus.itests.fixtures").resolve("plugin"),
        directory("optimus.itests.cache").resolve("go"));
  }

  static Path directory(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    if (optimus != null) {
      optimus.close();
    }
    if (nginx != null) {
      nginx.close();
    }
    if (sources != null) {
      sources.close();
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        // Go's module cache is read-only.
        path.getParent().toFile().setWritable(true);
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
