// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class RuntimeSocketTest {
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

  private Answer ask(String lines) throws IOException {
    try (ConsoleClient client = ConsoleClient.open(place).orElseThrow()) {
      client.run(lines);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = client.receive(out, err);
      return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
    }
  }

  @Test
  void answersWithOutputErrorsAndAnExitCode() throws IOException {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      serve(
          socket,
          (first, dialogue) -> {
            dialogue.out().write(first.get("run").toString().getBytes(UTF_8));
            dialogue.err().write("careful".getBytes(UTF_8));
            return 7;
          });
      assertThat(ask("two \"words\"\nand é"))
          .isEqualTo(new Answer(7, "two \"words\"\nand é", "careful"));
      assertThat(ask("")).isEqualTo(new Answer(7, "", "careful"));
    }
  }

  @Test
  void receivesTypedKeysAndTheSizeOfTheTerminal() throws IOException {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      StringBuilder sizes = new StringBuilder();
      serve(
          socket,
          (first, dialogue) -> {
            byte[] typed =
                dialogue.keys((columns, rows) -> sizes.append(columns + "x" + rows)).readNBytes(5);
            dialogue.out().write(typed);
            return first.get("terminal").equals("xterm") ? 0 : 1;
          });
      try (ConsoleClient client = ConsoleClient.open(place).orElseThrow()) {
        client.attach("xterm");
        client.size(100, 30);
        client.type("hello".getBytes(UTF_8), 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(client.receive(out, out)).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("hello");
        assertThat(sizes).hasToString("100x30");
      }
    }
  }

  private static void serve(RuntimeSocket socket, ConsoleHandler handler) {
    socket.serve(handler);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void tellsTheStateAndTheProgressOfTheEnd() throws Exception {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      socket.serve(
          new StubHandler() {
            @Override
            public void answer(RuntimeRequest request, RuntimeReply reply) throws IOException {
              if (request.path().equals(RuntimePath.STATE)) {
                reply.document("{\"brief\": %s}".formatted(request.flag("brief")).getBytes(UTF_8));
              } else {
                reply.line(Map.of("waitingFor", List.of()));
                reply.line(Map.of("waitingFor", List.of("keep " + request.fields())));
              }
            }
          });
      assertThat(client().state(true)).isEqualTo(Map.of("brief", true));
      assertThat(client().state(false)).isEqualTo(Map.of("brief", false));
      StopProgress progress = client().stop(true);
      while (!progress.waitingFor().equals(List.of("keep {keepPlugins=true}"))) {
        Thread.sleep(10);
      }
    }
  }

  private RuntimeClient client() throws IOException {
    return RuntimeClient.connect(place).orElseThrow();
  }

  @Test
  void reportsTheProblemOfARequest() throws Exception {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      socket.serve(
          new StubHandler() {
            @Override
            public void answer(RuntimeRequest request, RuntimeReply reply) throws IOException {
              reply.problem(
                  "409 Conflict",
                  Problem.of(LauncherProblem.PLUGINS_NOT_KEPT, "not \"kept\"", "do without"));
            }
          });
      assertThatThrownBy(() -> client().stop(true))
          .isInstanceOfSatisfying(
              PluginManagerException.class,
              refusal ->
                  assertThat(refusal.problems())
                      .containsExactly(
                          Problem.of(
                              LauncherProblem.PLUGINS_NOT_KEPT, "not \"kept\"", "do without")));
      assertThat(ask("echo"))
          .isEqualTo(new Answer(ConsoleClient.BROKEN, "", "error: not \"kept\"\n"));
    }
  }

  @Test
  void passesConnectionsWithOtherRequestsOnAndWhatItHasReadOfThem() throws Exception {
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow();
        SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.serve(
          new StubHandler() {
            @Override
            public boolean take(SocketChannel other, ByteBuffer received, RuntimeReply reply)
                throws IOException {
              taken.add(UTF_8.decode(received).toString());
              other.write(UTF_8.encode("mine"));
              return true;
            }
          });
      connection.connect(UnixDomainSocketAddress.of(place.socket()));
      connection.write(UTF_8.encode("PRI * HTTP/2.0\r\n\r\nSM"));

      assertThat(taken.take()).isEqualTo("PRI * HTTP/2.0\r\n\r\nSM");
      ByteBuffer answer = ByteBuffer.allocate(4);
      assertThat(connection.read(answer)).isEqualTo(4);
      assertThat(UTF_8.decode(answer.flip()).toString()).isEqualTo("mine");
    }
  }

  @Test
  void isAccessibleToItsOwnerOnly() throws IOException {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      assertThat(socket).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.socket())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isHeldByOneRuntimeAndIgnoresTheRemainsOfADeadOne() throws IOException {
    try (RuntimeSocket first = RuntimeSocket.open(place).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(RuntimeSocket.open(place)).isEmpty();
      assertThat(place.pidFile()).hasContent(Long.toString(ProcessHandle.current().pid()));
    }
    assertThat(ConsoleClient.open(place)).isEmpty();
    Files.writeString(place.socket(), "left behind");
    try (RuntimeSocket next = RuntimeSocket.open(place).orElseThrow()) {
      serve(next, (first, dialogue) -> 0);
      assertThat(ask("echo").code()).isZero();
    }
  }

  @Test
  void failsWhenTheConnectionEndsPrematurely() throws Exception {
    RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow();
    serve(
        socket,
        (first, dialogue) -> {
          throw new IOException("gone");
        });
    assertThat(ask("echo").code()).isEqualTo(ConsoleClient.BROKEN);
    socket.close();
    assertThat(PlaceLock.awaitEnd(place, Duration.ZERO)).isTrue();
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
      try (ConsoleClient client = ConsoleClient.open(place).orElseThrow()) {
        client.run("echo");
        // The process reports that it failed to accept, and is then told to close files.
        process.outputWriter(UTF_8).append("\n").flush();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(client.receive(out, out)).isEqualTo(CrowdedSocket.ANSWER);
      }
      assertThat(ask("echo").code()).isEqualTo(CrowdedSocket.ANSWER);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  @Test
  void disconnectsClientsBeyondItsLimit() throws Exception {
    List<ConsoleClient> clients = new ArrayList<>();
    CountDownLatch served = new CountDownLatch(RuntimeSocket.MOST_CONNECTIONS);
    CountDownLatch release = new CountDownLatch(1);
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      serve(
          socket,
          (first, dialogue) -> {
            served.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return 7;
          });
      for (int i = 0; i < RuntimeSocket.MOST_CONNECTIONS; i++) {
        clients.add(ConsoleClient.open(place).orElseThrow());
        clients.get(i).run("wait");
      }
      served.await();
      ConsoleClient another = ConsoleClient.open(place).orElseThrow();
      clients.add(another);
      another.run("echo");
      assertThat(ended(another)).isTrue();

      release.countDown();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(clients.get(0).receive(out, out)).isEqualTo(7);
    } finally {
      for (ConsoleClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void passesManyConnectionsOnThatComeAtOnce() throws Exception {
    CountDownLatch taken = new CountDownLatch(300);
    List<SocketChannel> connections = new ArrayList<>();
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      socket.serve(
          new StubHandler() {
            @Override
            public boolean take(SocketChannel other, ByteBuffer received, RuntimeReply reply) {
              taken.countDown();
              return true;
            }
          });
      for (int i = 0; i < 300; i++) {
        SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX);
        connections.add(connection);
        connection.connect(UnixDomainSocketAddress.of(place.socket()));
        connection.write(UTF_8.encode("GET /v1/status HTTP/1.1\r\n\r\n"));
      }
      taken.await();
    } finally {
      for (SocketChannel connection : connections) {
        connection.close();
      }
    }
  }

  private static boolean ended(ConsoleClient client) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      return client.receive(out, out) == ConsoleClient.BROKEN && !client.answered();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void disconnectsAClientThatReadsNoOutputAtTheEnd() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow();
        ConsoleClient suspended = askWithoutEnd(socket, ended)) {
      assertThat(suspended).isNotNull();
      socket.ending();
      assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** A client that does not read an endless response. */
  private ConsoleClient askWithoutEnd(RuntimeSocket socket, CountDownLatch ended)
      throws IOException {
    serve(
        socket,
        (first, dialogue) -> {
          try {
            while (true) {
              dialogue.out().write(new byte[4096]);
            }
          } finally {
            ended.countDown();
          }
        });
    ConsoleClient client = ConsoleClient.open(place).orElseThrow();
    client.run("echo");
    return client;
  }

  @Test
  void endsOnlyTheConnectionOfARequestThatFailsUnexpectedly() throws IOException {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      serve(
          socket,
          (first, dialogue) -> {
            if (first.get("run").equals("bad")) {
              throw new IllegalStateException("a defect");
            }
            return 7;
          });
      assertThat(ask("bad").code()).isEqualTo(ConsoleClient.BROKEN);
      assertThat(ask("good").code()).isEqualTo(7);
    }
  }

  /** The request must not be sent to another user's runtime. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesADirectoryThatOthersCanWriteTo() throws Exception {
    try (RuntimeSocket socket = RuntimeSocket.open(place).orElseThrow()) {
      serve(socket, (first, dialogue) -> 0);
      Files.setPosixFilePermissions(
          place.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));

      assertThatThrownBy(() -> ConsoleClient.open(place))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(place.directory() + " is not safe")
          .hasMessageContaining("everybody may write into it");
    }
  }
}
