// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server of PostgreSQL on a free port of this machine. One serves all tests of a JVM. */
final class PostgresServer {
  private static final String READY = "ready to accept connections";

  /** PostgreSQL refuses to run as root. */
  private static final List<String> UNPRIVILEGED =
      List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

  private final Path binaries;
  private final Path directory;
  private final int port;

  private PostgresServer(Path binaries, Path directory, int port) {
    this.binaries = binaries;
    this.directory = directory;
    this.port = port;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** Returns the address of its database for JDBC, without options. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static PostgresServer start() {
    try {
      Path directory = Files.createTempDirectory("optimus-postgres");
      if (isRoot()) {
        Files.setOwner(
            directory,
            directory
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("nobody"));
      }
      PostgresServer server = new PostgresServer(binaries(), directory, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.run();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Debian installs each version into a directory of its own. */
  private static Path binaries() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> found = Files.list(versions)) {
        return found
            .map(version -> version.resolve("bin"))
            .filter(bin -> Files.exists(bin.resolve("initdb")))
            .max(Comparator.naturalOrder())
            .orElseThrow();
      }
    }
    for (String entry : System.getenv("PATH").split(":")) {
      if (Files.exists(Path.of(entry, "initdb"))) {
        return Path.of(entry);
      }
    }
    throw new IllegalStateException("PostgreSQL is not installed");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void run() throws IOException, InterruptedException {
    String data = directory.resolve("data").toString();
    Process init =
        process("initdb", "-D", data, "-A", "trust", "-U", "optimus", "-E", "UTF8", "--no-locale")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (init.waitFor() != 0) {
      throw new IllegalStateException("initdb failed: " + init.exitValue());
    }
    List<String> command = new ArrayList<>(List.of("-D", data, "-p", String.valueOf(port)));
    // A killed client loses nothing by it, and only clients are killed.
    String sync = System.getProperty("optimus.postgres.fsync", "off");
    for (String setting :
        List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=" + sync)) {
      command.addAll(List.of("-c", setting));
    }
    Process server = process("postgres", command.toArray(String[]::new)).start();
    BufferedReader log = server.inputReader();
    String line = log.readLine();
    while (line != null && !line.contains(READY)) {
      line = log.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("PostgreSQL did not start");
    }
    Thread drain = new Thread(() -> log.lines().forEach(next -> {}), "postgres-log");
    drain.setDaemon(true);
    drain.start();
  }

  private ProcessBuilder process(String program, String... arguments) {
    List<String> command = new ArrayList<>(isRoot() ? UNPRIVILEGED : List.of());
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
  }

  private void stop() {
    try {
      String data = directory.resolve("data").toString();
      process("pg_ctl", "stop", "-D", data, "-m", "immediate")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
