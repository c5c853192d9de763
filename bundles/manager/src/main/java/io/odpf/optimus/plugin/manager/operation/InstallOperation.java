// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.location.Transaction;
import io.odpf.optimus.plugin.manager.location.UnfinishedException;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.Downgrades;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One install: plans, fetches, and puts everything in place or nothing. */
final class InstallOperation implements RunningOperations.Operation<InstallReport> {
  private final OperationContext services;
  private final InstallRequest request;
  private final InstallListener listener;
  private final Platform platform;

  /** The lock to install and to write, if it was already agreed on. */
  private final Optional<LockOperation.Drafted> agreed;

  private PluginConfig config;
  private LockFile lockFile;
  private List<WantedPlugin> all;
  private List<WantedPlugin> listed;
  private List<WantedPlugin> wanted;

  InstallOperation(OperationContext services, InstallRequest request, InstallListener listener) {
    this(services, request, listener, Optional.empty());
  }

  /**
   * @param agreed a lock that covers the plugins to install, written together with the install;
   *     absent to use the lock file
   */
  InstallOperation(
      OperationContext services,
      InstallRequest request,
      InstallListener listener,
      Optional<LockOperation.Drafted> agreed) {
    this.agreed = agreed;
    this.services = services;
    this.request = request;
    this.listener = listener;
    this.platform = services.platform(request.platform());
  }

  @Override
  public InstallReport run() throws PluginManagerException, InterruptedException {
    config = services.read(request.config());
    all = new PluginSelection(config, services.registry()).all();
    listed = PluginSelection.of(all, request.mode());
    wanted = PluginSelection.named(listed, request.plugins(), listing());
    lockFile = LockFile.of(request.config().path());
    Optional<Lock> lock = lock();
    PluginSelection.refuseUnverifiable(lock.isEmpty() ? all : wanted, services.verifiers());
    refuseGaps(lock);
    if (request.options().contains(Option.DRY_RUN)) {
      return preview(InstallLocation.inspect(config.installLocation()));
    }
    InstallLocation location = InstallLocation.prepare(config.installLocation());
    ExclusiveLocation held = services.lock(location, listener);
    boolean installed = false;
    try {
      location.shared().ifPresent(listener::warned);
      removeAbandonedLocks();
      InstallReport report = install(location);
      installed = true;
      return report;
    } catch (IOException failure) {
      throw OperationContext.failed(
          "not-installed", "cannot install into", location.shown(), failure);
    } finally {
      release(held, !installed);
    }
  }

  /** A run that died before its journal was written leaves the lock file that it had prepared. */
  private void removeAbandonedLocks() throws IOException {
    for (Path abandoned : AtomicFile.removeAbandoned(lockFile.path())) {
      listener.recovered("removed " + abandoned + ", which an interrupted run left");
    }
  }

  /**
   * @param unused whether nothing may have come of it, so that nothing should be left of it
   */
  private static void release(ExclusiveLocation held, boolean unused) {
    try (held) {
      if (unused) {
        held.withdraw();
      }
    } catch (IOException failure) {
      System.getLogger(InstallOperation.class.getName())
          .log(System.Logger.Level.WARNING, "failed to release the lock", failure);
    }
  }

  private Optional<Lock> lock() throws PluginManagerException {
    return agreed.isPresent() ? Optional.of(agreed.get().draft().lock()) : lockFile.read();
  }

  private String listing() {
    return request.config() + " for mode " + (request.mode() == Mode.SERVER ? "server" : "client");
  }

  /** Before anything is touched: an exact install of what is not wholly locked. */
  private void refuseGaps(Optional<Lock> lock) throws PluginManagerException {
    boolean locked = request.options().contains(Option.LOCKED);
    if (locked || request.mode() == Mode.SERVER && lock.isPresent()) {
      LockGaps.refuse(lock, wanted, platform, lockFile);
    }
  }

  private InstallReport preview(InstallLocation location)
      throws PluginManagerException, InterruptedException {
    Optional<Lock> lock = lockFile.read();
    List<Receipt> receipts = new Receipts(location).all();
    List<PluginPlan> plans = plan(lock, location, receipts);
    List<PluginOutcome> outcomes = new ArrayList<>();
    boolean gap = false;
    for (PluginPlan plan : plans) {
      gap |= plan.coverage().gap().isPresent();
      outcomes.add(
          new InstallChanges(request, platform, services.settings().clock()).preview(plan));
    }
    for (Receipt receipt : new Pruning(request, listener).unlisted(receipts, listed, platform)) {
      outcomes.add(Pruning.outcome(receipt));
    }
    InstallReport.LockChange change = InstallReport.LockChange.UNCHANGED;
    if (gap) {
      change = lock.isEmpty() ? InstallReport.LockChange.CREATED : InstallReport.LockChange.UPDATED;
    }
    return report(outcomes, change, 0);
  }

  private List<PluginPlan> plan(
      Optional<Lock> lock, InstallLocation location, List<Receipt> receipts)
      throws PluginManagerException, InterruptedException {
    List<PluginPlan> plans = new ArrayList<>();
    List<Problem> objections = new ArrayList<>();
    for (WantedPlugin desired : wanted) {
      PluginPlan plan =
          new PluginPlan(
              desired,
              Coverage.of(lock, desired, platform),
              InstalledState.of(location, receipts, desired.name(), platform));
      plan.objection(request.options()).ifPresent(objections::add);
      plans.add(plan);
    }
    if (!objections.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, objections, null);
    }
    return plans;
  }

  private InstallReport install(InstallLocation location)
      throws PluginManagerException, InterruptedException, IOException {
    // Again: another process may have changed it while this one waited.
    Optional<Lock> lock = lock();
    refuseGaps(lock);
    Receipts receipts = new Receipts(location);
    List<Receipt> installed = receipts.all();
    List<PluginPlan> plans = plan(lock, location, installed);
    List<PluginChange> removals = new ArrayList<>();
    List<PluginOutcome> removed = new ArrayList<>();
    new Pruning(request, listener).plan(location, installed, listed, platform, removals, removed);

    ArtifactStore store = services.store(request.config().environment());
    Optional<Transaction> transaction = Optional.empty();
    try {
      List<WantedPlugin> others = lock.isEmpty() ? others() : List.of();
      if (!removals.isEmpty() || !others.isEmpty() || Jobs.any(request, plans)) {
        transaction = Optional.of(Transaction.begin(location, services.crashPoint()));
      }
      InstallFetch.Result fetched =
          new InstallFetch(services, request, config.limits(), platform, listener)
              .fetch(plans, others, store, transaction.map(Transaction::staging));
      InstallChanges settlement =
          new InstallChanges(request, platform, services.settings().clock());
      settlement.settle(plans, fetched.fetched());
      settlement.refresh(plans, receipts);
      LockDraft draft = draft(lock, plans, settlement, fetched.locked());
      Optional<Lock> before = agreed.isPresent() ? agreed.get().before() : lock;
      if (!request.options().contains(Option.DOWNGRADE)) {
        Downgrades.refuse(before, draft.lock(), wanted);
      }
      new BinaryVerification(
              request, services.hooks().checks(), listener, services.settings().platform())
          .require(settlement.changes());
      List<PluginChange> changes = new ArrayList<>(settlement.changes());
      changes.addAll(removals);
      commit(location, transaction, changes, draft);
      if (!fetched.fetched().isEmpty()) {
        services.prune(store);
      }
      List<PluginOutcome> outcomes = new ArrayList<>(settlement.outcomes());
      outcomes.addAll(removed);
      return report(outcomes, change(before, draft), fetched.networkBytes());
    } finally {
      if (transaction.isPresent()) {
        transaction.get().close();
      }
    }
  }

  /** The listed plugins that are not installed now; a new lock file covers them too. */
  private List<WantedPlugin> others() {
    if (request.options().contains(Option.OFFLINE)) {
      return List.of();
    }
    Set<String> installed = new HashSet<>();
    for (WantedPlugin desired : wanted) {
      installed.add(desired.name());
    }
    List<WantedPlugin> others = new ArrayList<>();
    for (WantedPlugin desired : all) {
      if (!installed.contains(desired.name())) {
        others.add(desired);
      }
    }
    return others;
  }

  private LockDraft draft(
      Optional<Lock> lock,
      List<PluginPlan> plans,
      InstallChanges settlement,
      List<InstallFetch.Locked> others) {
    if (agreed.isPresent()) {
      return agreed.get().draft();
    }
    LockDraft draft = new LockDraft(lockFile, lock);
    if (lock.isPresent() && exact()) {
      return draft;
    }
    for (PluginPlan plan : plans) {
      draft.put(
          plan.wanted().name(), plan.inputs(), platform, settlement.artifact(plan.wanted().name()));
    }
    for (InstallFetch.Locked other : others) {
      draft.put(other.plugin().name(), other.plugin().inputs(), platform, other.artifact());
    }
    if (request.plugins().isEmpty()) {
      Set<String> names = new HashSet<>();
      config.plugins().forEach(plugin -> names.add(plugin.name()));
      draft.retain(names);
    }
    return draft;
  }

  /** Whether an existing lock file is never written. */
  private boolean exact() {
    return request.mode() == Mode.SERVER || request.options().contains(Option.LOCKED);
  }

  private void commit(
      InstallLocation location,
      Optional<Transaction> transaction,
      List<PluginChange> changes,
      LockDraft draft)
      throws PluginManagerException, IOException, InterruptedException {
    Optional<AtomicFile> newLock = draft.prepare();
    boolean needed = false;
    try {
      if (!changes.isEmpty()) {
        listener.committing();
        Transaction open =
            transaction.isPresent()
                ? transaction.get()
                : Transaction.begin(location, services.crashPoint());
        try {
          open.commit(changes, newLock);
        } finally {
          open.close();
        }
      } else if (newLock.isPresent()) {
        newLock.get().commit();
      }
      needed = true;
    } catch (UnfinishedException later) {
      // The command that finishes the change puts the lock file in place, too.
      needed = true;
      throw later;
    } finally {
      if (!needed && newLock.isPresent()) {
        newLock.get().abandon();
      }
    }
  }

  private InstallReport.LockChange change(Optional<Lock> before, LockDraft draft) {
    if (!draft.changed()) {
      return InstallReport.LockChange.UNCHANGED;
    }
    return before.isEmpty() ? InstallReport.LockChange.CREATED : InstallReport.LockChange.UPDATED;
  }

  private InstallReport report(
      List<PluginOutcome> outcomes, InstallReport.LockChange lock, long fetchedBytes) {
    List<PluginOutcome> sorted = new ArrayList<>(outcomes);
    sorted.sort((a, b) -> a.name().compareTo(b.name()));
    return new InstallReport(
        config.installLocation(),
        platform,
        sorted,
        lock,
        lockFile.path(),
        fetchedBytes,
        request.options().contains(Option.DRY_RUN));
  }
}
