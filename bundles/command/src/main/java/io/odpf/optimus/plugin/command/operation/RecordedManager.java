// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.operation;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Records and logs the operations of a manager on behalf of a user. Thread-safe. */
public final class RecordedManager extends ForwardingPluginManager {
  private final PluginManager manager;
  private final OperationHistory history;
  private final String user;
  private final AuditTrail audit;

  public RecordedManager(PluginManager manager, OperationHistory history, String user) {
    this.manager = manager;
    this.history = history;
    this.user = user;
    this.audit = new AuditTrail(user);
  }

  @Override
  protected PluginManager delegate() {
    return manager;
  }

  /** An operation of the manager. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws PluginManagerException, InterruptedException;
  }

  private <T> T record(
      String kind, Path config, String how, Call<T> call, Function<T, String> outcome)
      throws PluginManagerException, InterruptedException {
    OperationHistory.Entry entry = history.begin(kind, config, user);
    String said = "failed because of a bug";
    boolean failed = true;
    try {
      audit.begun(kind, config, how);
      T report = call.run();
      said = outcome.apply(report);
      audit.ended(kind, said);
      failed = false;
      return report;
    } catch (PluginManagerException e) {
      said = e.problems().get(0).message();
      audit.failed(kind, said);
      throw e;
    } catch (InterruptedException e) {
      said = "interrupted, rolled back";
      audit.failed(kind, said);
      throw e;
    } finally {
      entry.end(said, failed);
    }
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    if (request.options().contains(InstallRequest.Option.DRY_RUN)) {
      return manager.install(request, listener);
    }
    return record(
        "install",
        request.config().path(),
        request.mode().name().toLowerCase(Locale.ROOT),
        () -> {
          InstallReport report = manager.install(request, listener);
          audit.done(report.installLocation(), report.plugins());
          return report;
        },
        report -> counted(report.plugins()));
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    if (request.dryRun()) {
      return manager.rollback(request);
    }
    return record(
        "rollback",
        request.config().path(),
        "",
        () -> {
          RollbackReport report = manager.rollback(request);
          audit.done(report.installLocation(), report.plugins());
          return report;
        },
        report -> counted(report.plugins()));
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    if (request.options().contains(CleanRequest.Option.DRY_RUN)) {
      return manager.clean(request);
    }
    return record(
        "clean",
        request.config().path(),
        "",
        () -> {
          CleanReport report = manager.clean(request);
          audit.removed(report.removed());
          return report;
        },
        report -> report.removed().size() + " removed");
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return record(
        "lock",
        request.config().path(),
        "",
        () -> manager.lock(request, listener),
        report -> report.changed() ? "lock file written" : "unchanged");
  }

  private static String counted(List<PluginOutcome> plugins) {
    long changed =
        plugins.stream().filter(it -> it.action() != PluginOutcome.Action.UNCHANGED).count();
    return changed + " changed, " + (plugins.size() - changed) + " unchanged";
  }
}
