// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.ConnectProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** The environment of a source: its own directory, and servers that stop with it. */
final class Machine implements AutoCloseable {
  private final Path directory;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Certificates certificates;
  private ConnectProxy proxy;

  Machine() {
    try {
      directory = Files.createTempDirectory("source").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an existing directory. */
  Path directory(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the directory of the Go programs' sources. */
  static Path fixture(String name) {
    return setting("optimus.itests.fixtures").resolve(name);
  }

  /** Returns the directory of the built programs. */
  static Path cache() {
    return setting("optimus.itests.cache").resolve("go");
  }

  /** Returns the class path of S3Proxy. */
  static Path s3Proxy() {
    return setting("optimus.itests.cache").resolve("s3proxy/classpath");
  }

  private static Path setting(String name) {
    return Path.of(System.getProperty(name)).toAbsolutePath().normalize();
  }

  Certificates certificates() {
    if (certificates == null) {
      certificates = Certificates.create(directory("certificates"));
    }
    return certificates;
  }

  /** Returns an authority other than that of {@link #certificates}. */
  Path otherAuthority() {
    return Certificates.create(directory("other-certificates")).authority();
  }

  ConnectProxy proxy() {
    if (proxy == null) {
      proxy = runs(ConnectProxy.start(directory("proxy")));
    }
    return proxy;
  }

  /** Returns the number of requested tunnels. */
  int tunnels() {
    return proxy().log().split("CONNECT ", -1).length - 1;
  }

  <T extends AutoCloseable> T runs(T server) {
    running.push(server);
    return server;
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable server : running) {
        server.close();
      }
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
