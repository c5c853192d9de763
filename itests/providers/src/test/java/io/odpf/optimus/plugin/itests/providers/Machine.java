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

/** What a source runs on: a directory of its own, and servers that are stopped with it. */
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

  /** A directory that exists. */
  Path directory(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the Go programs of the tests are. */
  static Path fixture(String name) {
    return setting("optimus.itests.fixtures").resolve(name);
  }

  /** Where what is built of them is kept. */
  static Path cache() {
    return setting("optimus.itests.cache").resolve("go");
  }

  /** The class path of S3Proxy. */
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

  /** Another authority than the one of {@link #certificates}. */
  Path otherAuthority() {
    return Certificates.create(directory("other-certificates")).authority();
  }

  ConnectProxy proxy() {
    if (proxy == null) {
      proxy = runs(ConnectProxy.start(directory("proxy")));
    }
    return proxy;
  }

  /** How many tunnels the proxy was asked for. */
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
