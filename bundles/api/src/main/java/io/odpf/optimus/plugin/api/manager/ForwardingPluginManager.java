// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/**
 * A manager that hands every operation on to another one. Subclasses say which one it is, and
 * override what they do otherwise. As thread-safe as {@link #delegate} is.
 */
public abstract class ForwardingPluginManager implements PluginManager {

  /** For subclasses. */
  protected ForwardingPluginManager() {}

  /** The manager that does the work; asked anew for every operation. */
  protected abstract PluginManager delegate();

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return delegate().install(request, listener);
  }

  @Override
  public InstallReport install(ServerInstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return delegate().install(request, listener);
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return delegate().diff(request);
  }

  @Override
  public ServerDiffReport diff(ServerDiffRequest request)
      throws PluginManagerException, InterruptedException {
    return delegate().diff(request);
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return delegate().clean(request);
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    return delegate().rollback(request);
  }

  @Override
  public ListReport list(ListRequest request) throws PluginManagerException, InterruptedException {
    return delegate().list(request);
  }

  @Override
  public List<Problem> denials(StartRequest request)
      throws PluginManagerException, InterruptedException {
    return delegate().denials(request);
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return delegate().lock(request, listener);
  }

  @Override
  public ArtifactContent artifact(ArtifactQuery query)
      throws PluginManagerException, InterruptedException {
    return delegate().artifact(query);
  }

  @Override
  public MirrorReport mirror(MirrorRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return delegate().mirror(request, listener);
  }

  @Override
  public OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return delegate().outdated(request, listener);
  }

  @Override
  public UpgradeReport upgrade(
      UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException {
    return delegate().upgrade(request, listener, consent);
  }

  @Override
  public EditReport add(AddRequest request) throws PluginManagerException, InterruptedException {
    return delegate().add(request);
  }

  @Override
  public EditReport remove(RemoveRequest request)
      throws PluginManagerException, InterruptedException {
    return delegate().remove(request);
  }

  @Override
  public ValidateReport validate(ValidateRequest request) throws PluginManagerException {
    return delegate().validate(request);
  }

  @Override
  public List<ProviderInfo> providers() {
    return delegate().providers();
  }
}
