// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ControlSocketTest {
  // The path of JUnit's temporary directories may be too long for a socket.
  private Path directory;
  private RuntimePlace place;

  @BeforeEach
  void makePlace() throws IOException {
    directory = Files.createTempDirectory(Path.of("/tmp"), "optimus-control-");
    place = new RuntimePlace(directory.resolve("run"));
  }

  @AfterEach
  void clearAway() throws IOException {
    for (Path file : new Path[] {place.socket(), place.pidFile(), place.directory(), directory}) {
      Files.deleteIfExists(file);
    }
  }

  private record Answer(int code, String out, String err) {}

  private Answer ask(String request) throws IOException {
    try (ControlClient client = ControlClient.connect(place).orElseThrow()) {
      client.send(request);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = client.receive(out, err);
      return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
    }
  }

  @Test
  void answersWithOutputErrorsAndAnExitCode() throws IOException {
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      socket.serve(
          request -> {
            request.out().write((request.verb() + "/" + request.rest()).getBytes(UTF_8));
            request.err().write("careful".getBytes(UTF_8));
            return 7;
          });
      assertThat(ask("run two words")).isEqualTo(new Answer(7, "run/two words", "careful"));
      assertThat(ask("status")).isEqualTo(new Answer(7, "status/", "careful"));
    }
  }

  @Test
  void receivesTypedKeysAndTheSizeOfTheTerminal() throws IOException {
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      StringBuilder sizes = new StringBuilder();
      socket.serve(
          request -> {
            byte[] typed =
                request.in((columns, rows) -> sizes.append(columns + "x" + rows)).readNBytes(5);
            request.out().write(typed);
            return 0;
          });
      try (ControlClient client = ControlClient.connect(place).orElseThrow()) {
        client.send("shell xterm");
        client.size(100, 30);
        client.type("hello".getBytes(UTF_8), 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(client.receive(out, out)).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("hello");
        assertThat(sizes).hasToString("100x30");
      }
    }
  }

  @Test
  void isAccessibleToItsOwnerOnly() throws IOException {
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      assertThat(socket).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.socket())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isHeldByOneRuntimeAndIgnoresTheRemainsOfADeadOne() throws IOException {
    try (ControlSocket first = ControlSocket.open(place).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(ControlSocket.open(place)).isEmpty();
      assertThat(place.pidFile()).hasContent(Long.toString(ProcessHandle.current().pid()));
    }
    assertThat(ControlClient.connect(place)).isEmpty();
    Files.writeString(place.socket(), "left behind");
    try (ControlSocket next = ControlSocket.open(place).orElseThrow()) {
      next.serve(request -> 0);
      assertThat(ask("status").code()).isZero();
    }
  }

  @Test
  void failsWhenTheConnectionEndsPrematurely() throws Exception {
    ControlSocket socket = ControlSocket.open(place).orElseThrow();
    socket.serve(
        request -> {
          throw new IOException("gone");
        });
    assertThat(ask("status").code()).isEqualTo(ControlClient.BROKEN);
    socket.close();
    assertThat(ControlClient.awaitEnd(place, Duration.ZERO)).isTrue();
  }

  @Test
  void continuesAfterTheProcessHadTooManyOpenFiles() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 100; exec \"$@\"",
                "sh",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                CrowdedSocket.class.getName(),
                place.directory().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = process.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("full");
      try (ControlClient client = ControlClient.connect(place).orElseThrow()) {
        client.send("status");
        // The process reports that it failed to accept, and is then told to close files.
        process.outputWriter(UTF_8).append("\n").flush();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(client.receive(out, out)).isEqualTo(CrowdedSocket.ANSWER);
      }
      assertThat(ask("status").code()).isEqualTo(CrowdedSocket.ANSWER);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  @Test
  void disconnectsClientsBeyondItsLimit() throws Exception {
    List<ControlClient> clients = new ArrayList<>();
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      socket.serve(request -> 7);
      for (int i = 0; i < ControlSocket.MOST_CONNECTIONS; i++) {
        clients.add(ControlClient.connect(place).orElseThrow());
      }
      ControlClient another = ControlClient.connect(place).orElseThrow();
      clients.add(another);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(another.receive(out, out)).isEqualTo(ControlClient.BROKEN);

      ControlClient first = clients.get(0);
      first.send("status");
      assertThat(first.receive(out, out)).isEqualTo(7);
    } finally {
      for (ControlClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void disconnectsAClientThatReadsNoOutputAtTheEnd() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow();
        ControlClient suspended = askWithoutEnd(socket, ended)) {
      assertThat(suspended).isNotNull();
      socket.ending();
      assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** A client that does not read an endless response. */
  private ControlClient askWithoutEnd(ControlSocket socket, CountDownLatch ended)
      throws IOException {
    socket.serve(
        request -> {
          try {
            while (true) {
              request.out().write(new byte[4096]);
            }
          } finally {
            ended.countDown();
          }
        });
    ControlClient client = ControlClient.connect(place).orElseThrow();
    client.send("run");
    return client;
  }

  @Test
  void endsOnlyTheConnectionOfARequestThatFailsUnexpectedly() throws IOException {
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      socket.serve(
          request -> {
            if (request.verb().equals("bad")) {
              throw new IllegalStateException("a defect");
            }
            return 7;
          });
      assertThat(ask("bad").code()).isEqualTo(ControlClient.BROKEN);
      assertThat(ask("good").code()).isEqualTo(7);
    }
  }

  @Test
  void refusesAPathTooLongForASocket() {
    RuntimePlace deep = new RuntimePlace(directory.resolve("x".repeat(100)));
    assertThatThrownBy(() -> ControlSocket.open(deep))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("set OPTIMUS_RUNTIME_DIR to a shorter directory");
  }

  /** The request must not be sent to another user's runtime. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesADirectoryThatOthersCanWriteTo() throws Exception {
    try (ControlSocket socket = ControlSocket.open(place).orElseThrow()) {
      socket.serve(request -> 0);
      Files.setPosixFilePermissions(
          place.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));

      assertThatThrownBy(() -> ControlClient.connect(place))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(place.directory() + " is not safe")
          .hasMessageContaining("everybody may write into it");
    }
  }

  @Test
  void findsThePlaceByTheEnvironment() throws Exception {
    Optional<Path> home = Optional.of(Path.of("/home/me"));
    assertThat(RuntimePlace.of(Map.of(), home).directory())
        .isEqualTo(Path.of("/home/me/.optimus/run"));
    assertThat(RuntimePlace.of(Map.of("OPTIMUS_RUNTIME_DIR", "/run/it"), home).directory())
        .isEqualTo(Path.of("/run/it"));
    assertThat(RuntimePlace.of(Map.of("XDG_RUNTIME_DIR", "/tmp"), home).directory())
        .isEqualTo(Path.of("/tmp/optimus"));
    assertThat(
            Optional.of(RuntimePlace.of(Map.of("XDG_RUNTIME_DIR", "/nowhere"), home).directory()))
        .contains(Path.of("/home/me/.optimus/run"));
    assertThatThrownBy(() -> RuntimePlace.of(Map.of(), Optional.empty()))
        .hasMessageContaining("there is no directory for the runtime's socket");
  }
}
