// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Unix socket, as curl speaks to it. */
@Tag("process")
class UnixSocketTest {
  @TempDir Path directory;
  private TestRuntime runtime;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private Command curl(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(Tool.find("curl") + "", "-sS", "-N", "--unix-socket", runtime.socket() + ""));
    all.addAll(List.of(arguments));
    return Command.of(directory, all.toArray(String[]::new));
  }

  @Test
  void letsItsOwnerInWithoutAToken() throws Exception {
    assertThat(Files.getPosixFilePermissions(runtime.socket()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Result install = curl("-X", "POST", "http://x/v1/install").run().orThrow();
    Result audit = curl("http://x/v1/audit?limit=1").run().orThrow();

    assertThat(install.out()).contains("\"action\":\"installed\"");
    assertThat(runtime.binary()).exists();
    assertThat(audit.out())
        .contains("\"caller\":\"" + System.getProperty("user.name") + "\"")
        .contains("\"credential\":\"user\"");
  }

  @Test
  void streamsServerSentEventsToCurl() {
    try (RunningCommand watch =
        curl("-H", "Accept: text/event-stream", "http://x/v1/events").start()) {
      watch.awaitOut("data: {");
      runtime.supervisor.crash();
      watch.awaitOut("\"cause\":\"exit code 2\"");
    }
  }

  @Test
  void answersUnknownPathsFieldsAndValuesWithAProblem() {
    assertThat(curl("http://x/v1/nothing").run().out()).contains("\"management-unknown-method\"");
    assertThat(curl("-i", "-X", "DELETE", "http://x/v1/plugins/neo").run().out())
        .contains("405", "Allow: GET", "\"management-wrong-verb\"");
    assertThat(curl("-i", "-X", "POST", "http://x/metrics").run().out())
        .contains("405", "Allow: GET", "\"management-wrong-verb\"");
    assertThat(curl("http://x/v1/diff?nothing=1").run().out())
        .contains("\"management-bad-request\"");
    assertThat(curl("http://x/v1/audit?limit=many").run().out())
        .contains("\"management-bad-request\"");
    assertThat(curl("http://x/v1/plugins/morpheus").run().out()).contains("\"unknown-plugin\"");
  }

  @Test
  void runsLinesOfAConsole() {
    String input = "{\"run\":\"echo\"}";

    Result console =
        curl("-H", "Content-Type: application/x-ndjson", "-d", input, "http://x/v1/runtime/console")
            .run()
            .orThrow();

    assertThat(console.out().lines()).contains("{\"out\":\"ZWNobw==\"}", "{\"exitCode\":7}");
  }

  @Test
  void servesAConnectionThatTheHostHandsOver() throws Exception {
    Path host = directory.resolve("h.sock");
    try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(host));
      try (RunningCommand asked =
          Command.of(
                  directory,
                  Tool.find("curl") + "",
                  "-sS",
                  "--unix-socket",
                  host + "",
                  "http://x/v1/status")
              .start()) {
        SocketChannel connection = listening.accept();
        ByteBuffer received = ByteBuffer.allocate(1024);
        connection.read(received);
        runtime.server().serve(connection, received.flip());

        assertThat(asked.await().orThrow().out()).contains("\"version\":\"1.2.3\"");
      }
    }
  }

  @Test
  void removesTheSocketWhenItIsClosed() {
    runtime.server().close();

    assertThat(runtime.socket()).doesNotExist();
  }
}
