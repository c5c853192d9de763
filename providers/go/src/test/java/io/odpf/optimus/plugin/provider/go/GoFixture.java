// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.LendingContext;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider's surroundings, with the real client, the real go and a user whose module cache is
 * empty. What go has built of its own library is shared by all tests.
 */
final class GoFixture extends LendingContext {
  static final Path CACHE =
      Path.of(System.getProperty("optimus.itests.cache"))
          .toAbsolutePath()
          .normalize()
          .resolve("go");
  static final Path FIXTURES = Path.of(System.getProperty("optimus.itests.fixtures"));
  static final Platform HERE =
      Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));

  private final Path directory;
  private final Path served;
  private final Map<String, String> environment = new HashMap<>();
  private Duration total = Duration.ofMinutes(3);

  GoFixture(Path directory) {
    this(directory, directory.resolve("www"));
  }

  /**
   * @param served where the tree of modules is, for a server that has a directory of its own
   */
  GoFixture(Path directory, Path served) {
    this.directory = directory;
    this.served = served;
    environment.put("PATH", Tool.find("go").getParent() + ":/usr/bin:/bin");
    environment.put("HOME", directory.resolve("home") + "");
    environment.put("GOPATH", directory.resolve("user") + "");
    environment.put("GOCACHE", CACHE.resolve("go-build") + "");
    // A test's directory can be deleted again.
    environment.put("GOMODCACHE", directory.resolve("modules") + "");
    environment.put("GOENV", "off");
  }

  /** The tree of modules. */
  GoModules modules() {
    return new GoModules(served);
  }

  /** The address of the tree without a server. */
  URI tree() {
    return URI.create("file://" + served);
  }

  /** Serves files of the tree at the paths that they have in it. */
  void serve(HttpTestServer server, String folder, String... names) throws IOException {
    for (String name : names) {
      byte[] content = Files.readAllBytes(Path.of(served + folder + name));
      server.on(
          folder + name,
          (request, wire) -> wire.head(200, "Content-Length: " + content.length).send(content));
    }
  }

  /** Sets a variable of the user's. */
  GoFixture with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  GoFixture without(String name) {
    environment.remove(name);
    return this;
  }

  GoFixture within(Duration limit) {
    total = limit;
    return this;
  }

  /** A provider without a checksum database. */
  Provider provider(Object proxy) throws ProviderException {
    return provider(Map.of("proxy", proxy, "sumdb", "off"));
  }

  Provider provider(Map<String, Object> options) throws ProviderException {
    return new GoProviderFactory().create(new ProviderSpec("go", "p", Options.of(options)), this);
  }

  static ArtifactRequest request(String path, String version) {
    return request(path, version, Map.of());
  }

  static ArtifactRequest request(String path, String version, Map<String, Object> options) {
    return request(path, version, options, HERE);
  }

  static ArtifactRequest request(
      String path, String version, Map<String, Object> options, Platform platform) {
    return new ArtifactRequest(
        "neo", path, Optional.ofNullable(version), platform, Options.of(options), Optional.empty());
  }

  static String version(Provider provider, String path, String version) throws Exception {
    return provider.resolve(request(path, version)).version().orElseThrow();
  }

  static byte[] fetch(Provider provider, Artifact artifact) throws Exception {
    RecordingSink sink = new RecordingSink();
    provider.fetch(artifact, sink);
    return sink.content();
  }

  static byte[] build(Provider provider, ArtifactRequest request) throws Exception {
    return fetch(provider, provider.resolve(request));
  }

  static ProviderException failure(Provider provider, ArtifactRequest request) {
    return failure(() -> provider.resolve(request));
  }

  static ProviderException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    ProviderException failure = catchThrowableOfType(ProviderException.class, call);
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }

  /** What is left of tasks. */
  List<Path> leftovers() {
    try (Stream<Path> files = Files.list(scratch())) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Timeouts timeouts() {
    return new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), total);
  }

  @Override
  public Path scratch() {
    try {
      return Files.createDirectories(directory.resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Closes the clients, and makes go's read-only module cache deletable. */
  @Override
  public void close() {
    super.close();
    Path modules = directory.resolve("modules");
    if (!Files.exists(modules)) {
      return;
    }
    try (Stream<Path> files = Files.walk(modules)) {
      files.filter(Files::isDirectory).forEach(folder -> folder.toFile().setWritable(true, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
