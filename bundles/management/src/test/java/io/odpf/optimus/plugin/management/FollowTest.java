// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.api.management.ComparedPlugin;
import io.odpf.optimus.plugin.api.management.ComparedPlugin.Divergence;
import io.odpf.optimus.plugin.api.management.FollowStatus;
import io.odpf.optimus.plugin.api.management.FollowStatus.Phase;
import io.odpf.optimus.plugin.api.management.PluginComparison;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.FollowChange;
import io.odpf.optimus.plugin.proto.management.GetStatusRequest;
import io.odpf.optimus.plugin.proto.management.ReloadRequest;
import io.odpf.optimus.plugin.proto.management.Status;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that follows its configuration. */
@Tag("process")
class FollowTest {
  private static final Optional<String> OPERATOR = Optional.of(TestRuntime.token(Role.OPERATOR));

  @TempDir Path directory;
  private TestRuntime runtime;
  private GrpcClient grpc;

  @BeforeEach
  void follow() throws Exception {
    runtime = TestRuntime.following(directory);
    grpc = new GrpcClient(runtime);
    awaitPhase(Phase.APPLIED);
  }

  @AfterEach
  void stop() {
    grpc.close();
    runtime.close();
  }

  private FollowStatus awaitPhase(Phase phase) {
    Eventually.until(
        () -> phase + ", not " + runtime.machine().following(),
        () -> runtime.machine().following().phase() == phase);
    return runtime.machine().following();
  }

  private void awaitProgram(String version) {
    Eventually.until(
        () -> "version " + version + ": " + runtime.machine().following(),
        () ->
            Files.exists(runtime.binary())
                && java.util.Arrays.equals(
                    Files.readAllBytes(runtime.binary()), TestRuntime.program(version)));
  }

  private Message call(String method, Message request) {
    return grpc.call(SampleCalls.method(method), request, OPERATOR).next();
  }

  private Iterator<Message> watch() {
    Iterator<Message> events =
        grpc.call(
            SampleCalls.method("WatchEvents"), WatchEventsRequest.getDefaultInstance(), OPERATOR);
    events.next();
    return events;
  }

  private static FollowChange nextChange(Iterator<Message> events) {
    while (true) {
      Event event = (Event) events.next();
      if (event.hasFollow()) {
        return event.getFollow();
      }
    }
  }

  private ComparedPlugin neo() throws Exception {
    PluginComparison comparison = runtime.machine().compare();
    return comparison.plugins().stream()
        .filter(it -> it.name().equals("neo"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void installsTheConfigurationWhenItBeginsAndEachTimeItChanges() throws Exception {
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("1.0"));
    Iterator<Message> events = watch();

    runtime.configure("2.0");

    FollowChange change = nextChange(events);
    assertThat(change.getKind()).isEqualTo("installed");
    assertThat(change.getPlugins(0).getVersion()).isEqualTo("2.0");
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("2.0"));
    assertThat(runtime.machine().audit().latest(1))
        .first()
        .satisfies(
            entry -> {
              assertThat(entry.getCaller()).isEqualTo("configuration");
              assertThat(entry.getCredential()).isEqualTo("file");
              assertThat(entry.getMethod()).isEqualTo("Reload");
              assertThat(entry.getOutcome()).isEqualTo("done");
              assertThat(entry.getChangesCount()).isEqualTo(1);
            });
  }

  @Test
  void leavesEverythingAsItIsAndSaysSoWhileTheConfigurationIsBroken() throws Exception {
    Iterator<Message> events = watch();
    String good = Files.readString(runtime.config());
    int entries = runtime.machine().audit().latest(100).size();

    Files.writeString(runtime.config(), good + "      tpyo: true\n");

    FollowStatus failed = awaitPhase(Phase.FAILED);
    assertThat(failed.problems()).extracting(it -> it.code().word()).contains("unknown-key");
    assertThat(failed.problems().get(0).position().orElseThrow().line())
        .isEqualTo((int) good.lines().count() + 1);
    assertThat(failed.retry()).isEmpty();
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("1.0"));
    FollowChange change = nextChange(events);
    assertThat(change.getKind()).isEqualTo("failed");
    assertThat(change.getProblems(0).getCode()).isEqualTo("unknown-key");
    Status status = (Status) call("GetStatus", GetStatusRequest.getDefaultInstance());
    assertThat(status.getFollowing().getPhase()).isEqualTo("failed");
    assertThat(status.getProblems(0).getPosition()).contains("config.yaml:");
    assertThat(neo().wanted()).isEmpty();
    assertThat(neo().installed().orElseThrow().version()).contains("1.0");

    Files.writeString(runtime.config(), good);

    awaitPhase(Phase.APPLIED);
    assertThat(nextChange(events).getKind()).isEqualTo("mended");
    assertThat(runtime.machine().audit().latest(100)).hasSize(entries);
  }

  @Test
  void triesAgainByItselfWhatASourceLacks() throws Exception {
    Iterator<Message> events = watch();

    runtime.configure("3.0");

    FollowStatus failed = awaitPhase(Phase.FAILED);
    assertThat(failed.problems().get(0).message()).contains("memory has no neo/3.0/");
    assertThat(failed.retry()).isPresent();
    assertThat(neo().divergences())
        .contains(Divergence.OTHER_INSTALLED)
        .doesNotContain(Divergence.NOT_INSTALLED);
    runtime.publish("3.0");
    awaitPhase(Phase.APPLIED);
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("3.0"));
    assertThat(List.of(nextChange(events).getKind(), nextChange(events).getKind()))
        .containsExactly("failed", "mended");
  }

  @Test
  void removesAPluginThatTheConfigurationNoLongerLists() throws Exception {
    Files.writeString(
        runtime.config(),
        """
        plugins:
          install_location: %s
          providers: []
          plugins: []
        """
            .formatted(directory.resolve("plugins")));

    Eventually.until(
        () -> "no program: " + runtime.machine().following(),
        () -> !Files.exists(runtime.binary()));
  }

  @Test
  void repairsWhatWasDamagedWhenItIsToldToReload() throws Exception {
    Files.delete(runtime.binary());
    assertThat(neo().divergences()).contains(Divergence.FILE_CHANGED);

    io.odpf.optimus.plugin.proto.management.FollowStatus status =
        (io.odpf.optimus.plugin.proto.management.FollowStatus)
            call("Reload", ReloadRequest.getDefaultInstance());

    assertThat(status.getPhase()).isEqualTo("applied");
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("1.0"));
    Files.delete(runtime.binary());
    runtime.machine().reload("SIGHUP");
    awaitProgram("1.0");
    Eventually.until(
        () -> "the entry of the signal",
        () ->
            runtime.machine().audit().latest(10).stream()
                .map(AuditEntry::getCaller)
                .anyMatch("SIGHUP"::equals));
    Files.writeString(runtime.config(), "broken");
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> call("Reload", ReloadRequest.getDefaultInstance()));
    assertThat(failure.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.FAILED_PRECONDITION);
  }
}
