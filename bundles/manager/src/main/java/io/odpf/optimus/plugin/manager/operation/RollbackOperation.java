// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.Inspection;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.PreviousSet;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.location.Transaction;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rolls back the last install atomically. A rollback can be rolled back, too. */
final class RollbackOperation implements RunningOperations.Operation<RollbackReport> {
  private final OperationContext context;
  private final RollbackRequest request;
  private final List<PluginOutcome> outcomes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  RollbackOperation(OperationContext context, RollbackRequest request) {
    this.context = context;
    this.request = request;
  }

  @Override
  public RollbackReport run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(request.config());
    InstallLocation location = InstallLocation.inspect(config.installLocation());
    try {
      if (!location.managed()) {
        throw nothingToRollBack(location);
      }
      InstallLocation prepared = InstallLocation.prepare(location.shown());
      ExclusiveLocation held = context.lock(prepared, InstallListener.NONE);
      try {
        rollback(prepared, config);
      } finally {
        held.close();
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          OperationProblem.NOT_ROLLED_BACK,
          "cannot roll back what is in",
          location.shown(),
          failure);
    }
    return new RollbackReport(config.installLocation(), outcomes, request.dryRun());
  }

  private void rollback(InstallLocation location, PluginConfig config)
      throws PluginManagerException, IOException, InterruptedException {
    PreviousSet previous =
        PreviousSet.read(location).orElseThrow(() -> nothingToRollBack(location));
    List<Receipt> receipts = new Receipts(location).all();
    Transaction transaction = Transaction.begin(location, context.crashPoint());
    try {
      List<PluginChange> changes = new ArrayList<>();
      for (PreviousSet.Entry entry : previous.entries()) {
        InstalledState installed = InstalledState.of(location, receipts, entry.id());
        Optional<String> objection = objection(location, entry, installed);
        if (objection.isPresent()) {
          problems.add(
              Problem.ofPlugin(
                  entry.id().name(),
                  OperationProblem.ROLLBACK_REFUSED,
                  objection.get(),
                  "install what is wanted instead: optimus plugin install --force "
                      + entry.id().name()));
          continue;
        }
        Path staged = transaction.staging().resolve("back-" + changes.size());
        change(entry, installed, staged).ifPresent(changes::add);
      }
      if (!problems.isEmpty()) {
        throw new PluginManagerException(PluginManagerException.Category.FAILURE, problems, null);
      }
      context.hooks().policy(config).require(candidates(changes, receipts, config));
      if (!request.dryRun()) {
        transaction.commit(changes, Optional.empty());
      }
    } finally {
      transaction.close();
    }
  }

  private static List<PolicyCheck.Candidate> candidates(
      List<PluginChange> changes, List<Receipt> receipts, PluginConfig config) {
    List<PolicyCheck.Candidate> candidates = new ArrayList<>();
    for (PluginChange change : changes) {
      if (change instanceof PluginChange.Put put) {
        Optional<Receipt> now =
            receipts.stream().filter(receipt -> receipt.id().equals(put.id())).findFirst();
        candidates.add(PolicyCandidates.restored(put.receipt(), now, config));
      }
    }
    return candidates;
  }

  private static PluginManagerException nothingToRollBack(InstallLocation location) {
    return PluginManagerException.failure(
        Problem.of(
            OperationProblem.NOTHING_TO_ROLL_BACK,
            "there is no install in " + location.shown() + " to take back",
            "only what the last install replaced is kept, and only until plugins are cleaned"),
        null);
  }

  /** Returns why a plugin cannot be rolled back; empty if it can. */
  private static Optional<String> objection(
      InstallLocation location, PreviousSet.Entry entry, InstalledState installed)
      throws IOException, InterruptedException {
    if (!isAsInstalled(entry, installed)) {
      return Optional.of(installed.file() + " was changed since it was installed");
    }
    if (entry.moved() && entry.file().isPresent()) {
      Path file = entry.file().get();
      if (entry.receipt().isEmpty()) {
        return Optional.of(
            "what was there before had not been installed by this manager; it is kept as " + file);
      }
      Inspection before = Inspection.of(file, entry.receipt(), location.ownership());
      if (before.state() == FileState.EXPOSED) {
        return Optional.of(
            "others could change what was there before ("
                + before.exposure().orElseThrow()
                + "); it is kept as "
                + file);
      }
      if (before.state() != FileState.INTACT && before.state() != FileState.NOT_EXECUTABLE) {
        return Optional.of(
            "what was there before was not as it had been installed either; it is kept as " + file);
      }
    }
    return Optional.empty();
  }

  private static boolean isAsInstalled(PreviousSet.Entry entry, InstalledState installed) {
    Optional<Receipt> now = installed.receipt();
    FileState state = installed.inspection().state();
    if (entry.installed().isEmpty()) {
      return now.isEmpty() && state == FileState.ABSENT;
    }
    return now.isPresent()
        && now.get().artifact().equals(entry.installed().get().artifact())
        && (state == FileState.INTACT
            || state == FileState.EXPOSED
            || state == FileState.NOT_EXECUTABLE);
  }

  private Optional<PluginChange> change(
      PreviousSet.Entry entry, InstalledState installed, Path staged) throws IOException {
    Optional<FileStamp> found = installed.inspection().stamp();
    if (!entry.moved()) {
      return entry.receipt().map(receipt -> new PluginChange.WriteReceipt(receipt, found));
    }
    if (entry.file().isEmpty()) {
      // There was no file before, but perhaps a receipt of a missing one.
      if (entry.installed().isEmpty()) {
        return Optional.empty();
      }
      report(entry, Action.REMOVED, "it was not there before");
      return Optional.of(new PluginChange.Remove(entry.id(), found));
    }
    link(entry.file().get(), staged);
    boolean replaced = entry.installed().isPresent();
    report(
        entry,
        replaced ? Action.UPDATED : Action.INSTALLED,
        replaced ? "as it was before" : "it was there before");
    return Optional.of(new PluginChange.Put(staged, entry.receipt().orElseThrow(), found));
  }

  private static void link(Path file, Path staged) throws IOException {
    try {
      Files.createLink(staged, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, staged);
    }
  }

  private void report(PreviousSet.Entry entry, Action action, String reason) {
    Optional<Receipt> restored = action == Action.REMOVED ? Optional.empty() : entry.receipt();
    outcomes.add(
        PluginOutcome.builder(entry.id().name(), action, reason)
            .provider(restored.map(receipt -> receipt.inputs().provider()).orElse(""))
            .version(restored.flatMap(Receipt::version))
            .previousVersion(entry.installed().flatMap(Receipt::version))
            .binary(restored.map(receipt -> receipt.artifact().binary()))
            .build());
  }
}
