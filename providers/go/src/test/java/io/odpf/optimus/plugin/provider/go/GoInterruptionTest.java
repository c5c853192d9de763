// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.fetch;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a call ends, no process, thread or file of it is left. */
class GoInterruptionTest {
  private static final String TOOL = "example.com/kit/cmd/tool";

  @TempDir Path directory;

  @AfterEach
  void leavesNothingRunning() {
    Eventually.until(() -> "no process of " + processes(), () -> processes().isEmpty());
    Eventually.until(
        () -> "no thread of a relay in " + threads(),
        () -> threads().stream().noneMatch(name -> name.startsWith("go-modules")));
  }

  /** Compilers are told files below the directory of the task. */
  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(directory.toString()))
        .toList();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  /** With a build cache of its own, a build takes much longer than this test waits. */
  private GoFixture building() {
    GoFixture fixture =
        new GoFixture(directory).with("GOCACHE", directory.resolve("cache").toString());
    fixture.modules().publishTool("example.com/kit", "v1.0.0", "hello");
    return fixture;
  }

  private void awaitCompilers() {
    Eventually.until(
        () -> "a compiler in " + processes(),
        () -> processes().stream().anyMatch(line -> line.contains("compile")));
  }

  @Test
  void cancelsABuild() throws Exception {
    try (GoFixture fixture = building()) {
      Provider provider = fixture.provider(fixture.tree());
      Artifact artifact = provider.resolve(request(TOOL, "v1.0.0"));
      Throwable ended = interrupted(() -> fetch(provider, artifact), this::awaitCompilers);
      assertThat(ended).isInstanceOf(InterruptedException.class);
      assertThat(fixture.leftovers()).isEmpty();
    }
  }

  @Test
  void endsABuildThatTakesTooLong() throws Exception {
    try (GoFixture fixture = building()) {
      Artifact artifact = fixture.provider(fixture.tree()).resolve(request(TOOL, "v1.0.0"));
      fixture.within(Duration.ofSeconds(2));
      ProviderException failure = failure(() -> fetch(fixture.provider(fixture.tree()), artifact));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure).hasMessage("go install did not end within 2 s");
      assertThat(failure.hint()).contains("timeouts.total");
      assertThat(fixture.leftovers()).isEmpty();
    }
  }

  @Test
  void abandonsAServerThatDoesNotAnswer() throws Exception {
    GoFixture fixture = new GoFixture(directory);
    try (HttpTestServer server = HttpTestServer.start()) {
      server.on("/example.com/kit/@v/list", (request, wire) -> wire.stall());
      Provider provider = fixture.provider(Map.of("proxy", server.uri(""), "sumdb", "off"));
      Throwable ended =
          interrupted(
              () -> provider.resolve(request(TOOL, "latest")),
              () ->
                  Eventually.until(
                      () -> "a request",
                      () ->
                          server.requests().stream()
                              .anyMatch(asked -> asked.target().endsWith("/kit/@v/list"))));
      assertThat(ended).isInstanceOf(InterruptedException.class);
      assertThat(fixture.leftovers()).isEmpty();
      fixture.close();
      Eventually.until(
          () -> "no connection of " + server.openConnections(),
          () -> server.openConnections() == 0);
    }
  }

  /** What a call ends with whose thread is interrupted once something has come about. */
  private static Throwable interrupted(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Runnable until)
      throws InterruptedException {
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                call.call();
              } catch (Throwable failure) {
                ended.set(failure);
              }
            });
    caller.start();
    until.run();
    caller.interrupt();
    caller.join();
    return ended.get();
  }
}
