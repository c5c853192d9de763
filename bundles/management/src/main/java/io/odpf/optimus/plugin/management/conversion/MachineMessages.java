// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import static io.odpf.optimus.plugin.management.conversion.Values.text;
import static io.odpf.optimus.plugin.management.conversion.Values.word;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.proto.management.ArtifactName;
import io.odpf.optimus.plugin.proto.management.CleanReply;
import io.odpf.optimus.plugin.proto.management.CleanedFile;
import io.odpf.optimus.plugin.proto.management.DiffReply;
import io.odpf.optimus.plugin.proto.management.Difference;
import io.odpf.optimus.plugin.proto.management.InstallReply;
import io.odpf.optimus.plugin.proto.management.InstalledPlugin;
import io.odpf.optimus.plugin.proto.management.ListPluginsReply;
import io.odpf.optimus.plugin.proto.management.NewerVersion;
import io.odpf.optimus.plugin.proto.management.PluginOutcome;
import io.odpf.optimus.plugin.proto.management.RollbackReply;
import io.odpf.optimus.plugin.proto.management.UnfinishedChange;
import io.odpf.optimus.plugin.proto.management.UpgradeReply;
import io.odpf.optimus.plugin.proto.management.UpgradeStep;

/** Converts the plugin manager's reports. */
public final class MachineMessages {
  private MachineMessages() {}

  /** Converts a list of plugins. */
  public static ListPluginsReply of(ListReport report) {
    ListPluginsReply.Builder reply = ListPluginsReply.newBuilder();
    report.plugins().forEach(plugin -> reply.addPlugins(of(plugin)));
    report.unfinished().ifPresent(change -> reply.setUnfinished(of(change)));
    return reply.build();
  }

  private static InstalledPlugin of(io.odpf.optimus.plugin.api.manager.InstalledPlugin plugin) {
    InstalledPlugin.Builder message =
        InstalledPlugin.newBuilder()
            .setName(plugin.name())
            .setPlatform(plugin.platform().toString())
            .setPath(plugin.path().toString())
            .setState(word(plugin.state()))
            .setVersion(text(plugin.version()))
            .setProvider(text(plugin.provider()))
            .setSource(text(plugin.source()))
            .setDigest(text(plugin.digest()))
            .setSize(plugin.size())
            .setProvidedBy(text(plugin.providedBy()))
            .setVerifiedBy(text(plugin.verifiedBy()));
    plugin.installedAt().ifPresent(at -> message.setInstalledAt(Values.timestamp(at)));
    return message.build();
  }

  private static UnfinishedChange of(io.odpf.optimus.plugin.api.manager.UnfinishedChange change) {
    return UnfinishedChange.newBuilder()
        .addAllPlugins(change.plugins())
        .setNext(word(change.next()))
        .build();
  }

  /** Converts a comparison. */
  public static DiffReply of(DiffReport report) {
    DiffReply.Builder reply =
        DiffReply.newBuilder()
            .setDifferent(report.different())
            .setPlugins(report.plugins())
            .setInstallLocation(report.installLocation().toString())
            .setPlatform(report.platform().toString());
    report.differences().forEach(difference -> reply.addDifferences(of(difference)));
    report.notes().forEach(note -> reply.addNotes(of(note)));
    report.unfinished().ifPresent(change -> reply.setUnfinished(of(change)));
    return reply.build();
  }

  private static Difference of(io.odpf.optimus.plugin.api.manager.Difference difference) {
    return Difference.newBuilder()
        .setPlugin(difference.plugin())
        .setKind(word(difference.kind()))
        .setReason(difference.reason())
        .setExpected(text(difference.expected()))
        .setActual(text(difference.actual()))
        .setRemedy(word(difference.remedy()))
        .build();
  }

  /** Converts the result of an install. */
  public static InstallReply of(InstallReport report) {
    InstallReply.Builder reply =
        InstallReply.newBuilder()
            .setLock(word(report.lock()))
            .setFetchedBytes(report.fetchedBytes())
            .setDryRun(report.dryRun())
            .setInstallLocation(report.installLocation().toString())
            .setPlatform(report.platform().toString());
    report.plugins().forEach(plugin -> reply.addPlugins(of(plugin)));
    return reply.build();
  }

  static PluginOutcome of(io.odpf.optimus.plugin.api.manager.PluginOutcome outcome) {
    return PluginOutcome.newBuilder()
        .setName(outcome.name())
        .setAction(word(outcome.action()))
        .setProvider(outcome.provider())
        .setVersion(text(outcome.version()))
        .setPreviousVersion(text(outcome.previousVersion()))
        .setDigest(text(outcome.binary()))
        .setReason(outcome.reason())
        .build();
  }

  /** Converts the result of a clean. */
  public static CleanReply of(CleanReport report) {
    CleanReply.Builder reply =
        CleanReply.newBuilder().setFreedBytes(report.freedBytes()).setDryRun(report.dryRun());
    report.removed().forEach(item -> reply.addRemoved(of(item)));
    report.kept().forEach(item -> reply.addKept(of(item)));
    return reply.build();
  }

  private static CleanedFile of(CleanReport.Item item) {
    return CleanedFile.newBuilder()
        .setPath(item.path().toString())
        .setReason(item.reason())
        .build();
  }

  /** Converts the result of an upgrade. */
  public static UpgradeReply of(UpgradeReport report) {
    UpgradeReply.Builder reply =
        UpgradeReply.newBuilder()
            .setOutcome(word(report.outcome()))
            .setFetchedBytes(report.fetchedBytes());
    report.plan().steps().forEach(step -> reply.addSteps(of(step)));
    for (UpgradePlan.Newer newer : report.plan().newer()) {
      reply.addNewer(
          NewerVersion.newBuilder()
              .setPlugin(newer.plugin())
              .setWanted(newer.wanted())
              .setLatest(newer.latest()));
    }
    report.install().ifPresent(install -> reply.setInstall(of(install)));
    return reply.build();
  }

  private static UpgradeStep of(UpgradePlan.Step step) {
    UpgradeStep.Builder message =
        UpgradeStep.newBuilder()
            .setPlugin(step.plugin())
            .setPlatform(step.platform().toString())
            .setTo(of(step.to()));
    step.from().ifPresent(from -> message.setFrom(of(from)));
    return message.build();
  }

  private static ArtifactName of(ArtifactIdentity identity) {
    return ArtifactName.newBuilder()
        .setVersion(text(identity.version()))
        .setPin(text(identity.pin()))
        .setDigest(text(identity.sha256()))
        .build();
  }

  /** Converts the result of a rollback. */
  public static RollbackReply of(RollbackReport report) {
    RollbackReply.Builder reply = RollbackReply.newBuilder().setDryRun(report.dryRun());
    report.plugins().forEach(plugin -> reply.addPlugins(of(plugin)));
    return reply.build();
  }
}
