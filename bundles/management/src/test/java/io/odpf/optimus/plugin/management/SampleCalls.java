// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.audit.AuditLog;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedConfiguration;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.ConsoleInput;
import io.odpf.optimus.plugin.proto.management.DiffRequest;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.GetLogsRequest;
import io.odpf.optimus.plugin.proto.management.GetPluginInfoRequest;
import io.odpf.optimus.plugin.proto.management.InstallOption;
import io.odpf.optimus.plugin.proto.management.InstallRequest;
import io.odpf.optimus.plugin.proto.management.ListAuditRequest;
import io.odpf.optimus.plugin.proto.management.LockPlatformRequest;
import io.odpf.optimus.plugin.proto.management.QuestionsCall;
import io.odpf.optimus.plugin.proto.management.RollbackRequest;
import io.odpf.optimus.plugin.proto.management.UpgradeRequest;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The table of methods as clients know it, with a request for each. */
final class SampleCalls {
  private SampleCalls() {}

  /** Returns the table; its handlers act on nothing. */
  static List<ManagementMethod<?, ?>> table() {
    EventFeed feed = new EventFeed(Clock.systemUTC());
    LocalPluginManager manager =
        new LocalPluginManager(
            new ProviderRegistry(ExtensionResolver.NONE),
            new VerifierRegistry(ExtensionResolver.NONE),
            (settings, timeouts, environment) -> {
              throw new UnsupportedOperationException();
            },
            ManagerSettings.defaults());
    ManagedRuntime runtime =
        new ManagedRuntime(
            "1.2.3",
            manager,
            Optional::empty,
            Optional::empty,
            new ManagedConfiguration(Optional.empty(), Mode.CLIENT),
            List::of);
    Audit audit =
        new Audit(new AuditLog(Path.of("nowhere"), 1, 1), Clock.systemUTC(), feed::recorded);
    return new ManagementMethods(
            runtime,
            ManagedMachine.of(runtime.parts(), audit, Clock.systemUTC()),
            feed,
            Clock.systemUTC())
        .all();
  }

  static ManagementMethod<?, ?> method(String name) {
    return table().stream().filter(method -> method.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns a request that succeeds, and may be repeated. */
  static Message request(ManagementMethod<?, ?> method) throws Exception {
    return switch (method.name()) {
      case "Diff" -> DiffRequest.newBuilder().setPlatform("linux_amd64").setStrict(true).build();
      case "Install" ->
          InstallRequest.newBuilder().addOptions(InstallOption.INSTALL_OPTION_PRUNE).build();
      case "Upgrade" ->
          UpgradeRequest.newBuilder().addOptions(InstallOption.INSTALL_OPTION_DRY_RUN).build();
      case "Rollback" -> RollbackRequest.newBuilder().setDryRun(true).build();
      case "WatchEvents" -> WatchEventsRequest.newBuilder().addPlugins("neo").build();
      case "GetPluginInfo" -> GetPluginInfoRequest.newBuilder().setPlugin("neo").build();
      case "GetLogs" -> GetLogsRequest.newBuilder().setPlugin("neo").setLimit(10).build();
      case "CallPlugin" ->
          CallPluginRequest.newBuilder()
              .setPlugin("neo")
              .setQuestions(QuestionsCall.newBuilder().setJobName("job \"é\""))
              .build();
      case "LockPlatform" -> LockPlatformRequest.newBuilder().setPlatform("linux_amd64").build();
      case "GetArtifact" ->
          GetArtifactRequest.newBuilder()
              .setDigest(TestRuntime.sha256(TestRuntime.program("1.0")).toString())
              .build();
      case "Console" -> ConsoleInput.newBuilder().setRun("echo").build();
      case "ListAudit" -> ListAuditRequest.newBuilder().setLimit(5).build();
      default -> method.request();
    };
  }
}
