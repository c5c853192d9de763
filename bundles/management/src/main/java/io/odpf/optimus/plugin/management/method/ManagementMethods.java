// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.conversion.ComparisonMessages;
import io.odpf.optimus.plugin.management.machine.MachineChanges;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.ManagementMethod.Shape;
import io.odpf.optimus.plugin.management.method.Route.Verb;
import io.odpf.optimus.plugin.proto.management.ArtifactChunk;
import io.odpf.optimus.plugin.proto.management.CallPluginReply;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.CleanReply;
import io.odpf.optimus.plugin.proto.management.CleanRequest;
import io.odpf.optimus.plugin.proto.management.ConsoleInput;
import io.odpf.optimus.plugin.proto.management.ConsoleOutput;
import io.odpf.optimus.plugin.proto.management.DiffReply;
import io.odpf.optimus.plugin.proto.management.DiffRequest;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.FollowStatus;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.GetLockRequest;
import io.odpf.optimus.plugin.proto.management.GetLogsReply;
import io.odpf.optimus.plugin.proto.management.GetLogsRequest;
import io.odpf.optimus.plugin.proto.management.GetPluginInfoRequest;
import io.odpf.optimus.plugin.proto.management.GetRuntimeRequest;
import io.odpf.optimus.plugin.proto.management.GetStatusRequest;
import io.odpf.optimus.plugin.proto.management.InstallReply;
import io.odpf.optimus.plugin.proto.management.InstallRequest;
import io.odpf.optimus.plugin.proto.management.ListAuditReply;
import io.odpf.optimus.plugin.proto.management.ListAuditRequest;
import io.odpf.optimus.plugin.proto.management.ListPluginsReply;
import io.odpf.optimus.plugin.proto.management.ListPluginsRequest;
import io.odpf.optimus.plugin.proto.management.Lock;
import io.odpf.optimus.plugin.proto.management.LockPlatformRequest;
import io.odpf.optimus.plugin.proto.management.ManagementProto;
import io.odpf.optimus.plugin.proto.management.PluginInfo;
import io.odpf.optimus.plugin.proto.management.ReloadRequest;
import io.odpf.optimus.plugin.proto.management.RollbackReply;
import io.odpf.optimus.plugin.proto.management.RollbackRequest;
import io.odpf.optimus.plugin.proto.management.RuntimeState;
import io.odpf.optimus.plugin.proto.management.Status;
import io.odpf.optimus.plugin.proto.management.StopProgress;
import io.odpf.optimus.plugin.proto.management.StopRequest;
import io.odpf.optimus.plugin.proto.management.UpgradeReply;
import io.odpf.optimus.plugin.proto.management.UpgradeRequest;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The table of all methods, from which the gRPC service, the HTTP routes and the OpenAPI document
 * are derived.
 */
public final class ManagementMethods {
  /** The descriptor of the methods' gRPC service. */
  public static final ServiceDescriptor SERVICE =
      ManagementProto.getDescriptor().findServiceByName("Management");

  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final MachineChanges changes;
  private final List<ManagementMethod<?, ?>> methods;

  /**
   * Creates the methods of a runtime.
   *
   * @param managed the machine whose plugins the methods show and change
   */
  public ManagementMethods(
      ManagedRuntime runtime, ManagedMachine managed, EventFeed feed, Clock clock) {
    this.changes = managed.changes();
    MachineMethods machine = new MachineMethods(runtime.manager(), runtime.configuration());
    SupervisedMethods supervised = new SupervisedMethods(runtime.supervisor());
    SourceMethods source = new SourceMethods(runtime.manager(), runtime.configuration());
    EventMethods events = new EventMethods(feed, SILENCE);
    ProcessMethods process = new ProcessMethods(runtime.process());
    StatusMethods status =
        new StatusMethods(
            runtime.version(),
            clock.instant(),
            runtime.configuration(),
            runtime.supervisor(),
            managed);
    this.methods =
        List.of(
            new ManagementMethod<>(
                "ListPlugins",
                "Lists the plugins in the install location.",
                Role.READER,
                new Route(Verb.GET, "/v1/plugins"),
                Shape.SINGLE,
                ListPluginsRequest.getDefaultInstance(),
                ListPluginsReply.getDefaultInstance(),
                Handler.of(machine::list)),
            new ManagementMethod<>(
                "Diff",
                "Compares configuration, lock file and install location.",
                Role.READER,
                new Route(Verb.GET, "/v1/diff"),
                Shape.SINGLE,
                DiffRequest.getDefaultInstance(),
                DiffReply.getDefaultInstance(),
                Handler.of(machine::diff)),
            change(
                "Install",
                "Installs all plugins of the configuration, or none.",
                "/v1/install",
                InstallRequest.getDefaultInstance(),
                InstallReply.getDefaultInstance(),
                machine::install),
            change(
                "Clean",
                "Removes plugins that the configuration no longer lists.",
                "/v1/clean",
                CleanRequest.getDefaultInstance(),
                CleanReply.getDefaultInstance(),
                machine::clean),
            change(
                "Upgrade",
                "Locks and installs the versions that the sources have now.",
                "/v1/upgrade",
                UpgradeRequest.getDefaultInstance(),
                UpgradeReply.getDefaultInstance(),
                machine::upgrade),
            change(
                "Rollback",
                "Restores the plugins before the last install.",
                "/v1/rollback",
                RollbackRequest.getDefaultInstance(),
                RollbackReply.getDefaultInstance(),
                machine::rollback),
            new ManagementMethod<>(
                "WatchEvents",
                "Sends events from now on, until the caller ends the call.",
                Role.READER,
                new Route(Verb.GET, "/v1/events"),
                Shape.STREAM,
                WatchEventsRequest.getDefaultInstance(),
                Event.getDefaultInstance(),
                events::watch),
            new ManagementMethod<>(
                "GetPluginInfo",
                "Returns what a running plugin says of itself.",
                Role.READER,
                new Route(Verb.GET, "/v1/plugins/{plugin}"),
                Shape.SINGLE,
                GetPluginInfoRequest.getDefaultInstance(),
                PluginInfo.getDefaultInstance(),
                Handler.of(supervised::info)),
            new ManagementMethod<>(
                "GetLogs",
                "Returns the last records that a plugin logged, oldest first.",
                Role.READER,
                new Route(Verb.GET, "/v1/plugins/{plugin}/logs"),
                Shape.SINGLE,
                GetLogsRequest.getDefaultInstance(),
                GetLogsReply.getDefaultInstance(),
                Handler.of(supervised::logs)),
            new ManagementMethod<>(
                "CallPlugin",
                "Calls a running plugin.",
                Role.CLIENT,
                new Route(Verb.POST, "/v1/plugins/{plugin}/call"),
                Shape.SINGLE,
                CallPluginRequest.getDefaultInstance(),
                CallPluginReply.getDefaultInstance(),
                Handler.of(supervised::call)),
            new ManagementMethod<>(
                "GetLock",
                "Returns the text of the lock file.",
                Role.CLIENT,
                new Route(Verb.GET, "/v1/lock"),
                Shape.SINGLE,
                GetLockRequest.getDefaultInstance(),
                Lock.getDefaultInstance(),
                Handler.of(source::lock)),
            new ManagementMethod<>(
                "LockPlatform",
                "Locks the configuration for one more platform, and returns the text of the lock"
                    + " file. Installs nothing.",
                Role.CLIENT,
                new Route(Verb.GET, "/v1/lock/{platform}"),
                Shape.SINGLE,
                LockPlatformRequest.getDefaultInstance(),
                Lock.getDefaultInstance(),
                new RecordedChange<>("LockPlatform", changes, source::lockPlatform)),
            new ManagementMethod<>(
                "GetArtifact",
                "Returns the bytes of an artifact that the lock file names, fetched from its source"
                    + " if necessary.",
                Role.CLIENT,
                new Route(Verb.GET, "/v1/artifacts/{digest}"),
                Shape.BYTES,
                GetArtifactRequest.getDefaultInstance(),
                ArtifactChunk.getDefaultInstance(),
                source::artifact),
            new ManagementMethod<>(
                "ListAudit",
                "Returns the latest entries of the audit log, oldest first.",
                Role.OPERATOR,
                new Route(Verb.GET, "/v1/audit"),
                Shape.SINGLE,
                ListAuditRequest.getDefaultInstance(),
                ListAuditReply.getDefaultInstance(),
                Handler.of(status::audit)),
            new ManagementMethod<>(
                "GetStatus",
                "Returns the state of the runtime and of its plugins: wanted, installed and running.",
                Role.READER,
                new Route(Verb.GET, "/v1/status"),
                Shape.SINGLE,
                GetStatusRequest.getDefaultInstance(),
                Status.getDefaultInstance(),
                Handler.of(status::status)),
            new ManagementMethod<>(
                "Reload",
                "Reads the configuration again and makes the plugins those that it asks for, or"
                    + " changes nothing.",
                Role.OPERATOR,
                new Route(Verb.POST, "/v1/reload"),
                Shape.SINGLE,
                ReloadRequest.getDefaultInstance(),
                FollowStatus.getDefaultInstance(),
                (request, call) ->
                    call.reply(ComparisonMessages.of(managed.reload(call.caller())))),
            new ManagementMethod<>(
                "GetRuntime",
                "Returns the state of the runtime's process.",
                Role.READER,
                new Route(Verb.GET, "/v1/runtime"),
                Shape.SINGLE,
                GetRuntimeRequest.getDefaultInstance(),
                RuntimeState.getDefaultInstance(),
                Handler.of(process::state)),
            new ManagementMethod<>(
                "Stop",
                "Stops the runtime, and sends what its end waits for until it has ended.",
                Role.OPERATOR,
                new Route(Verb.POST, "/v1/runtime/stop"),
                Shape.STREAM,
                StopRequest.getDefaultInstance(),
                StopProgress.getDefaultInstance(),
                process::stop),
            new ManagementMethod<>(
                "Console",
                "Opens a console in the runtime: runs lines, or a shell for the caller's terminal."
                    + " Only on the Unix socket.",
                Role.OPERATOR,
                new Route(Verb.POST, "/v1/runtime/console"),
                Shape.DIALOGUE,
                ConsoleInput.getDefaultInstance(),
                ConsoleOutput.getDefaultInstance(),
                process::console));
  }

  private <Q extends Message, R extends Message> ManagementMethod<Q, R> change(
      String name, String summary, String path, Q request, R reply, Handler.Query<Q, R> change) {
    return new ManagementMethod<>(
        name,
        summary,
        Role.OPERATOR,
        new Route(Verb.POST, path),
        Shape.SINGLE,
        request,
        reply,
        new RecordedChange<>(name, changes, change));
  }

  /** Returns the methods, in the order of the .proto file. */
  public List<ManagementMethod<?, ?>> all() {
    return methods;
  }
}
