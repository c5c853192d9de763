// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.manager.metrics.ChangeMetrics;
import io.odpf.optimus.plugin.manager.metrics.ChangeMetrics.Change;

/** A manager that counts its changes in metrics. Immutable. */
final class MeasuredPluginManager extends ForwardingPluginManager {
  private final PluginManager manager;
  private final ChangeMetrics metrics;

  MeasuredPluginManager(PluginManager manager, ChangeMetrics metrics) {
    this.manager = manager;
    this.metrics = metrics;
  }

  @Override
  protected PluginManager delegate() {
    return manager;
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    if (request.options().contains(InstallRequest.Option.DRY_RUN)) {
      return manager.install(request, listener);
    }
    return counted(metrics.measure(Change.INSTALL, () -> manager.install(request, listener)));
  }

  @Override
  public InstallReport install(ServerInstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    if (request.options().contains(InstallRequest.Option.DRY_RUN)) {
      return manager.install(request, listener);
    }
    return counted(metrics.measure(Change.INSTALL, () -> manager.install(request, listener)));
  }

  private InstallReport counted(InstallReport report) {
    metrics.count(report.plugins());
    metrics.fetched(report.fetchedBytes());
    return report;
  }

  @Override
  public UpgradeReport upgrade(
      UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException {
    if (request.options().contains(InstallRequest.Option.DRY_RUN)) {
      return manager.upgrade(request, listener, consent);
    }
    UpgradeReport report =
        metrics.measure(Change.UPGRADE, () -> manager.upgrade(request, listener, consent));
    report.install().ifPresent(install -> metrics.count(install.plugins()));
    metrics.fetched(report.fetchedBytes());
    return report;
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    if (request.dryRun()) {
      return manager.rollback(request);
    }
    RollbackReport report = metrics.measure(Change.ROLLBACK, () -> manager.rollback(request));
    metrics.count(report.plugins());
    return report;
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return request.options().contains(CleanRequest.Option.DRY_RUN)
        ? manager.clean(request)
        : metrics.measure(Change.CLEAN, () -> manager.clean(request));
  }
}
