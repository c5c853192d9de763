// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.location.Transaction;
import io.odpf.optimus.plugin.manager.location.UnfinishedException;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.plan.Downgrades;
import io.odpf.optimus.plugin.manager.plan.InstallPlan;
import io.odpf.optimus.plugin.manager.policy.PolicyFile;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installs plugins: plans, fetches, and commits all changes in one transaction. */
final class InstallOperation implements RunningOperations.Operation<InstallReport> {
  private final OperationContext context;
  private final InstallRequest request;
  private final InstallListener listener;
  private final Optional<LockUpdate> newLock;
  private final Optional<InstallScope> given;

  InstallOperation(OperationContext context, InstallRequest request, InstallListener listener) {
    this(context, request, listener, Optional.empty());
  }

  /**
   * Creates an install.
   *
   * @param newLock a lock that covers the plugins to install, and is written in the same
   *     transaction; absent to use the lock file
   */
  InstallOperation(
      OperationContext context,
      InstallRequest request,
      InstallListener listener,
      Optional<LockUpdate> newLock) {
    this(context, request, listener, newLock, Optional.empty());
  }

  private InstallOperation(
      OperationContext context,
      InstallRequest request,
      InstallListener listener,
      Optional<LockUpdate> newLock,
      Optional<InstallScope> given) {
    this.context = context;
    this.request = request;
    this.listener = listener;
    this.newLock = newLock;
    this.given = given;
  }

  /**
   * Creates an install of a scope that comes from a server.
   *
   * @param kept the server's lock, and the file that keeps it
   */
  static InstallOperation ofServer(
      OperationContext context, InstallScope scope, LockUpdate kept, InstallListener listener) {
    return new InstallOperation(
        context, scope.request(), listener, Optional.of(kept), Optional.of(scope));
  }

  @Override
  public InstallReport run() throws PluginManagerException, InterruptedException {
    InstallScope scope = given.isPresent() ? given.get() : InstallScope.of(context, request);
    Optional<Lock> lock = lock(scope);
    SignatureSupport.refuseUnverifiable(
        lock.isEmpty() ? scope.all() : scope.wanted(), context.verifiers());
    scope.refuseGaps(lock);
    if (scope.has(Option.DRY_RUN)) {
      return new InstallPreview(context.hooks(), scope, lock).report();
    }
    InstallLocation location = InstallLocation.prepare(scope.config().installLocation());
    ExclusiveLocation held = context.lock(location, listener);
    boolean installed = false;
    try {
      location.shared().ifPresent(listener::warned);
      removeAbandonedLocks(scope);
      InstallReport report = install(scope, location);
      installed = true;
      return report;
    } catch (IOException e) {
      throw OperationContext.failed(
          OperationProblem.NOT_INSTALLED, "cannot install into", location.shown(), e);
    } finally {
      release(held, !installed);
    }
  }

  private Optional<Lock> lock(InstallScope scope) throws PluginManagerException {
    return newLock.isPresent() ? Optional.of(newLock.get().after()) : scope.lockFile().read();
  }

  private InstallReport install(InstallScope scope, InstallLocation location)
      throws PluginManagerException, InterruptedException, IOException {
    // Read it again: another process may have changed the lock file while this one was waiting.
    Optional<Lock> lock = lock(scope);
    scope.refuseGaps(lock);
    Receipts receipts = new Receipts(location);
    List<Receipt> installed = receipts.all();
    InstallPlan plan =
        scope
            .plan(lock, location, installed)
            .removing(Pruning.removals(scope, location, installed, listener));
    ArtifactStore store = context.store(request.config().environment());
    try (Transaction transaction = Transaction.begin(location, context.crashPoint())) {
      FetchedBatch fetched =
          new InstallFetch(context, scope, listener).fetch(plan, transaction, store);
      InstallChanges changes =
          InstallChanges.of(plan, fetched, scope, context.settings().clock().instant());
      context.hooks().policy(scope.config()).require(changes.candidates());
      changes.refreshStamps(receipts);
      LockUpdate update = lockUpdate(changes, scope);
      if (!scope.has(Option.DOWNGRADE)) {
        Downgrades.refuse(update.before(), update.after(), scope.wanted());
      }
      new BinaryVerification(
              request, context.hooks().checks(), listener, context.settings().platform())
          .require(changes.changes());
      commit(transaction, changes, update, new PolicyFile(location), scope.config().policy());
      if (!fetched.plugins().isEmpty()) {
        context.prune(store);
      }
      return report(scope, changes.outcomes(), update.change(), fetched.networkBytes());
    }
  }

  private LockUpdate lockUpdate(InstallChanges changes, InstallScope scope)
      throws PluginManagerException {
    if (newLock.isEmpty()) {
      return changes.lockUpdate(scope);
    }
    // A server's lock replaces whatever another process has kept in the meantime.
    return given.isPresent() ? newLock.get().ofCurrent() : newLock.get();
  }

  private void commit(
      Transaction transaction,
      InstallChanges changes,
      LockUpdate update,
      PolicyFile recorded,
      PolicyRules rules)
      throws PluginManagerException, IOException, InterruptedException {
    Optional<byte[]> before = recorded.content();
    Optional<AtomicFile> lockFile = Optional.empty();
    boolean needed = false;
    try {
      lockFile = update.prepare();
      // Before the plugins, since a supervisor may start those as soon as they are in place.
      recorded.write(rules);
      if (!changes.changes().isEmpty()) {
        listener.committing();
        transaction.commit(changes.changes(), lockFile);
      } else if (lockFile.isPresent()) {
        lockFile.get().commit();
      }
      needed = true;
    } catch (UnfinishedException e) {
      // The next command finishes the change, and puts the lock file in place, too.
      needed = true;
      throw e;
    } finally {
      if (!needed) {
        lockFile.ifPresent(AtomicFile::abandon);
        recorded.restore(before);
      }
    }
  }

  static InstallReport report(
      InstallScope scope,
      List<PluginOutcome> outcomes,
      InstallReport.LockChange lock,
      long fetchedBytes) {
    List<PluginOutcome> sorted = new ArrayList<>(outcomes);
    sorted.sort((a, b) -> a.name().compareTo(b.name()));
    return new InstallReport(
        scope.config().installLocation(),
        scope.platform(),
        sorted,
        lock,
        scope.lockFile().path(),
        fetchedBytes,
        scope.has(Option.DRY_RUN));
  }

  /** Removes lock files of runs that ended before their journal was written. */
  private void removeAbandonedLocks(InstallScope scope) throws IOException {
    for (Path abandoned : AtomicFile.removeAbandoned(scope.lockFile().path())) {
      listener.recovered("removed " + abandoned + ", which an interrupted run left");
    }
  }

  /**
   * Releases the location.
   *
   * @param unused whether the install failed, so that an empty location is removed
   */
  private static void release(ExclusiveLocation held, boolean unused) {
    try (held) {
      if (unused) {
        held.withdraw();
      }
    } catch (IOException e) {
      System.getLogger(InstallOperation.class.getName())
          .log(System.Logger.Level.WARNING, "failed to release the lock", e);
    }
  }
}
