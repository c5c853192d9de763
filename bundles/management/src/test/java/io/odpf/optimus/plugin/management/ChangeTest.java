// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.proto.management.ArtifactChunk;
import io.odpf.optimus.plugin.proto.management.AuditChange;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.InstallReply;
import io.odpf.optimus.plugin.proto.management.InstallRequest;
import io.odpf.optimus.plugin.proto.management.ListAuditReply;
import io.odpf.optimus.plugin.proto.management.ListAuditRequest;
import io.odpf.optimus.plugin.proto.management.ResolveCall;
import io.odpf.optimus.plugin.proto.management.RollbackRequest;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the machine, and what is known of them afterwards. */
@Tag("process")
class ChangeTest {
  private static final Optional<String> OPERATOR = Optional.of(TestRuntime.token(Role.OPERATOR));
  private static final Optional<String> READER = Optional.of(TestRuntime.token(Role.READER));

  @TempDir Path directory;
  private TestRuntime runtime;
  private GrpcClient grpc;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
    grpc = new GrpcClient(runtime);
  }

  @AfterEach
  void stop() {
    grpc.close();
    runtime.close();
  }

  private Message call(String method, Message request) {
    return grpc.call(SampleCalls.method(method), request, OPERATOR).next();
  }

  private List<AuditEntry> audit() {
    return ((ListAuditReply) call("ListAudit", ListAuditRequest.getDefaultInstance()))
        .getEntriesList();
  }

  @Test
  void recordsWhoChangedWhatFromWhichDigestsToWhich() throws Exception {
    call("Install", InstallRequest.getDefaultInstance());
    runtime.configure("2.0");
    call("Install", InstallRequest.getDefaultInstance());
    call("Rollback", RollbackRequest.getDefaultInstance());

    String one = TestRuntime.sha256(TestRuntime.program("1.0")).toString();
    String two = TestRuntime.sha256(TestRuntime.program("2.0")).toString();
    assertThat(runtime.binary()).hasBinaryContent(TestRuntime.program("1.0"));
    assertThat(audit())
        .extracting(entry -> entry.getMethod() + " " + entry.getOutcome())
        .containsExactly(
            "Install begun",
            "Install done",
            "Install begun",
            "Install done",
            "Rollback begun",
            "Rollback done");
    assertThat(audit().stream().flatMap(entry -> entry.getChangesList().stream()))
        .extracting(AuditChange::getFrom, AuditChange::getTo)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("", one),
            org.assertj.core.groups.Tuple.tuple(one, two),
            org.assertj.core.groups.Tuple.tuple(two, one));
    assertThat(audit())
        .allSatisfy(
            entry -> {
              assertThat(entry.getCaller()).isEqualTo("operator-token");
              assertThat(entry.getRole()).isEqualTo("operator");
              assertThat(entry.getCredential()).isEqualTo("token");
            });
  }

  @Test
  void recordsAChangeThatFailsAndChangesNothing() throws Exception {
    runtime.configure("3.0");

    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> call("Install", InstallRequest.getDefaultInstance()));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
    assertThat(failure.getStatus().getDescription()).contains("memory has no neo/3.0/");
    assertThat(audit())
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.getOutcome()).isEqualTo("failed");
              assertThat(entry.getProblemsList()).containsExactly("not-found");
              assertThat(entry.getChangesList()).isEmpty();
            });
  }

  @Test
  void undoesAnInstallWhoseCallerEndsTheCall() throws Exception {
    runtime.source.holds = true;
    Context.CancellableContext context = Context.current().withCancellation();
    Runnable install =
        () ->
            catchThrowableOfType(
                StatusRuntimeException.class,
                () -> call("Install", InstallRequest.getDefaultInstance()));
    CompletableFuture<Void> call = CompletableFuture.runAsync(context.wrap(install));
    Eventually.until(() -> "an install", () -> runtime.source.held.hasQueuedThreads());

    context.cancel(null);

    call.join();
    Eventually.until(
        () -> "the end of the install: " + audit(),
        () -> audit().stream().anyMatch(entry -> entry.getOutcome().equals("failed")));
    assertThat(runtime.binary()).doesNotExist();
  }

  @Test
  void sendsEventsToThoseWhoWatchAndTheAuditToOperatorsAlone() throws Exception {
    ManagementMethod<?, ?> watch = SampleCalls.method("WatchEvents");
    WatchEventsRequest request = WatchEventsRequest.newBuilder().setLogs(true).build();
    Iterator<Message> operator = grpc.call(watch, request, OPERATOR);
    Iterator<Message> reader = grpc.call(watch, request, READER);
    operator.next();
    reader.next();

    call("Install", InstallRequest.getDefaultInstance());
    runtime.supervisor.crash();
    runtime.supervisor.log("hello");

    assertThat(events(operator))
        .containsExactly("AUDIT", "LOCATION_CHANGED", "AUDIT", "STATE", "LOG");
    assertThat(events(reader)).containsExactly("LOCATION_CHANGED", "STATE", "LOG");
  }

  private static List<String> events(Iterator<Message> replies) {
    List<String> events = new ArrayList<>();
    do {
      events.add(((Event) replies.next()).getEventCase().name());
    } while (!events.get(events.size() - 1).equals("LOG"));
    return events;
  }

  @Test
  void fetchesAnArtifactThatTheStoreHasLostAndSendsAnyRangeOfIt() throws Exception {
    runtime.source.put(
        "neo/1.0/optimus-neo_linux_amd64", ("#!/bin/sh\n" + "x".repeat(900_000)).getBytes());
    byte[] big = ("#!/bin/sh\n" + "x".repeat(900_000)).getBytes();
    InstallReply installed = (InstallReply) call("Install", InstallRequest.getDefaultInstance());
    assertThat(installed.getFetchedBytes()).isEqualTo(big.length);
    call(
        "Clean",
        io.odpf.optimus.plugin.proto.management.CleanRequest.newBuilder().setCache(true).build());
    String digest = TestRuntime.sha256(big).toString();

    Iterator<Message> chunks =
        grpc.call(
            SampleCalls.method("GetArtifact"),
            GetArtifactRequest.newBuilder().setDigest(digest).build(),
            OPERATOR);
    long received = 0;
    assertThat(((ArtifactChunk) chunks.next()).getSize()).isEqualTo(big.length);
    while (chunks.hasNext()) {
      ArtifactChunk chunk = (ArtifactChunk) chunks.next();
      assertThat(chunk.getOffset()).isEqualTo(received);
      received += chunk.getData().size();
    }
    RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
    HttpResponse<InputStream> range =
        rest.send(rest.request("/v1/artifacts/" + digest, OPERATOR).header("Range", "bytes=8-12"));

    assertThat(received).isEqualTo(big.length);
    assertThat(runtime.source.fetches).hasValue(2);
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.headers().firstValue("Content-Range")).contains("bytes 8-12/" + big.length);
    assertThat(RestClient.text(range)).isEqualTo("h\nxxx");
    for (long first : new long[] {big.length, big.length + 1}) {
      HttpResponse<InputStream> beyond =
          rest.send(
              rest.request("/v1/artifacts/" + digest, OPERATOR)
                  .header("Range", "bytes=" + first + "-"));
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(RestClient.text(beyond)).contains("\"management-range\"");
    }
  }

  @Test
  void answersNotFoundForAnArtifactThatNeitherStoreNorLockKnows() throws Exception {
    RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);

    HttpResponse<InputStream> response =
        rest.send(rest.request("/v1/artifacts/sha256:" + "0".repeat(64), OPERATOR));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(RestClient.text(response)).contains("\"unknown-artifact\"");
  }

  @Test
  void repeatsNoSecretInAnyOutput() throws Exception {
    CallPluginRequest request =
        CallPluginRequest.newBuilder()
            .setPlugin("neo")
            .setDestination(ResolveCall.newBuilder().putProjectSecrets("password", "swordfish"))
            .build();

    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, () -> call("CallPlugin", request));
    call("Install", InstallRequest.getDefaultInstance());
    StringBuilder outputs = new StringBuilder(failure + "" + audit());
    for (ManagementMethod<?, ?> method : SampleCalls.table()) {
      if (method.shape() == ManagementMethod.Shape.SINGLE) {
        outputs.append(call(method.name(), SampleCalls.request(method)));
      }
    }
    outputs.append(Files.readString(runtime.audit().resolve("audit.jsonl")));

    assertThat(failure.getStatus().getDescription()).isEqualTo("cannot log in with ****");
    assertThat(outputs.toString()).doesNotContain(TestRuntime.SECRET, "swordfish", OPERATOR.get());
  }
}
