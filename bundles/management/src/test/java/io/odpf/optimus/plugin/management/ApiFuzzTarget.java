// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.Route.Verb;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.CleanRequest;
import io.odpf.optimus.plugin.proto.management.DiffRequest;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.GetPluginInfoRequest;
import io.odpf.optimus.plugin.proto.management.InstallRequest;
import io.odpf.optimus.plugin.proto.management.ListAuditRequest;
import io.odpf.optimus.plugin.proto.management.LockPlatformRequest;
import io.odpf.optimus.plugin.proto.management.RollbackRequest;
import io.odpf.optimus.plugin.proto.management.UpgradeRequest;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The target of a fuzzer that makes messages by their descriptors, {@code itests/fuzzing/api.sh}.
 * Each input is a request for a real server, by gRPC and, if its method is a POST, by HTTP with
 * JSON.
 */
public final class ApiFuzzTarget {
  private static final Map<Class<?>, ManagementMethod<?, ?>> METHODS =
      SampleCalls.table().stream()
          .collect(Collectors.toMap(method -> method.request().getClass(), Function.identity()));
  private static final CheckedCalls CALLS = start();

  private ApiFuzzTarget() {}

  private static CheckedCalls start() {
    try {
      // It ends with the fuzzer.
      return new CheckedCalls(
          TestRuntime.start(Files.createTempDirectory("api"), CheckedCalls.unhurried()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends one of the requests; null ones are left out. */
  public static void fuzzerTestOneInput(
      int which,
      DiffRequest diff,
      InstallRequest install,
      CleanRequest clean,
      UpgradeRequest upgrade,
      RollbackRequest rollback,
      WatchEventsRequest watch,
      GetPluginInfoRequest info,
      CallPluginRequest call,
      LockPlatformRequest lock,
      GetArtifactRequest artifact,
      ListAuditRequest audit)
      throws Exception {
    Message[] all =
        Stream.of(call, diff, install, clean, upgrade, rollback, watch, info, lock, artifact, audit)
            .filter(request -> request != null)
            .toArray(Message[]::new);
    if (all.length == 0) {
      return;
    }
    Message request = all[Math.floorMod(which, all.length)];
    ManagementMethod<?, ?> method = METHODS.get(request.getClass());
    CALLS.grpc(method, request.toByteArray(), "gRPC " + request);
    Optional<byte[]> json = CheckedCalls.json(request);
    if (method.route().verb() == Verb.POST && json.isPresent()) {
      String path = method.route().path().replace("{plugin}", "neo");
      CALLS.rest(method.shape(), path, json, "HTTP " + request);
    }
  }
}
