// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.ArtifactContent;
import io.odpf.optimus.plugin.api.manager.ArtifactQuery;
import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.MirrorRequest;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.RemoveRequest;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.manager.host.HostOverrides;

/**
 * A manager that applies the host's overrides to every request. Immutable; created for each
 * operation, so that it has the current overrides.
 */
final class HostedPluginManager extends ForwardingPluginManager {
  private final PluginManager manager;
  private final HostOverrides host;

  HostedPluginManager(PluginManager manager, HostOverrides host) {
    this.manager = manager;
    this.host = host;
  }

  @Override
  protected PluginManager delegate() {
    return manager;
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.install(
        new InstallRequest(
            host.config(request.config()),
            request.plugins(),
            request.mode(),
            request.platform(),
            request.options(),
            host.parallel(request.parallel()),
            request.mirrors()),
        listener);
  }

  @Override
  public InstallReport install(ServerInstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.install(
        new ServerInstallRequest(
            request.server(),
            request.config().map(host::config),
            request.installLocation(),
            host.environment(request.environment()),
            request.plugins(),
            request.platform(),
            request.options(),
            host.parallel(request.parallel()),
            request.mirrors()),
        listener);
  }

  @Override
  public MirrorReport mirror(MirrorRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.mirror(
        new MirrorRequest(
            host.config(request.config()),
            request.destination(),
            request.name(),
            request.prune(),
            host.parallel(request.parallel()),
            request.mirrors()),
        listener);
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return manager.diff(
        new DiffRequest(
            host.config(request.config()), request.mode(), request.platform(), request.strict()));
  }

  @Override
  public ServerDiffReport diff(ServerDiffRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.diff(
        new ServerDiffRequest(
            request.server(),
            request.config().map(host::config),
            request.installLocation(),
            host.environment(request.environment()),
            request.platform()));
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.clean(new CleanRequest(host.config(request.config()), request.options()));
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.rollback(new RollbackRequest(host.config(request.config()), request.dryRun()));
  }

  @Override
  public ListReport list(ListRequest request) throws PluginManagerException, InterruptedException {
    return manager.list(
        new ListRequest(
            request.config().map(host::config),
            request.installLocation(),
            host.environment(request.environment())));
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.lock(
        new LockRequest(
            host.config(request.config()),
            request.platforms(),
            request.upgrade(),
            request.downgrade(),
            host.parallel(request.parallel())),
        listener);
  }

  @Override
  public ArtifactContent artifact(ArtifactQuery query)
      throws PluginManagerException, InterruptedException {
    return manager.artifact(new ArtifactQuery(host.config(query.config()), query.sha256()));
  }

  @Override
  public OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.outdated(
        new OutdatedRequest(host.config(request.config()), request.plugins(), request.platform()),
        listener);
  }

  @Override
  public UpgradeReport upgrade(
      UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException {
    return manager.upgrade(
        new UpgradeRequest(
            host.config(request.config()),
            request.plugins(),
            request.mode(),
            request.options(),
            host.parallel(request.parallel())),
        listener,
        consent);
  }

  @Override
  public EditReport add(AddRequest request) throws PluginManagerException, InterruptedException {
    return manager.add(
        new AddRequest(host.config(request.config()), request.plugin(), request.dryRun()));
  }

  @Override
  public EditReport remove(RemoveRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.remove(
        new RemoveRequest(host.config(request.config()), request.plugins(), request.dryRun()));
  }

  @Override
  public ValidateReport validate(ValidateRequest request) throws PluginManagerException {
    return manager.validate(new ValidateRequest(host.config(request.config()), request.strict()));
  }
}
