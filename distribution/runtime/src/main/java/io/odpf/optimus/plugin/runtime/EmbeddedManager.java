// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bundles' manager while the runtime runs. What a host keeps of a closed runtime is this empty
 * shell, not the bundles' classes.
 */
final class EmbeddedManager implements PluginManager {
  private final AtomicReference<PluginManager> delegate;

  EmbeddedManager(PluginManager manager) {
    delegate = new AtomicReference<>(manager);
  }

  void close() {
    delegate.set(null);
  }

  ClassLoader bundleLoader() {
    return open().getClass().getClassLoader();
  }

  private PluginManager open() {
    PluginManager manager = delegate.get();
    if (manager == null) {
      throw new IllegalStateException("this runtime of Optimus plugins is closed");
    }
    return manager;
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return open().install(request, listener);
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return open().diff(request);
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return open().clean(request);
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    return open().rollback(request);
  }

  @Override
  public ListReport list(ListRequest request) throws PluginManagerException, InterruptedException {
    return open().list(request);
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return open().lock(request, listener);
  }

  @Override
  public List<Problem> validate(ConfigFile config) throws PluginManagerException {
    return open().validate(config);
  }

  @Override
  public List<ProviderInfo> providers() {
    return open().providers();
  }
}
