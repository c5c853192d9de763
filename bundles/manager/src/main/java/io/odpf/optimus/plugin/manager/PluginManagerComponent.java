// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.provider.MissingTypeResolver;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.manager.http.PooledHttpClient;
import io.odpf.optimus.plugin.manager.providers.ProviderRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The manager as a service; provider factories come and go as services. */
// Immediate: a delayed component goes, and ends what runs, when the last who asked for it lets go.
@Component(service = PluginManager.class, immediate = true)
public final class PluginManagerComponent implements PluginManager, MissingTypeResolver {
  private final AtomicReference<MissingTypeResolver> missing =
      new AtomicReference<>(MissingTypeResolver.NONE);
  private final ProviderRegistry registry = new ProviderRegistry(this);
  private final LocalPluginManager manager =
      new LocalPluginManager(registry, PooledHttpClient::new, ManagerSettings.defaults());

  @Activate
  public PluginManagerComponent() {}

  @Deactivate
  void deactivate() {
    manager.close();
  }

  @Reference(
      service = ProviderFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addProviderFactory(ServiceReference<ProviderFactory> reference, ProviderFactory factory) {
    Bundle bundle = reference.getBundle();
    Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
    registry.add(
        factory,
        bundle.getSymbolicName() + " " + bundle.getVersion(),
        ranking instanceof Integer number ? number : 0);
  }

  /** Waits for running calls: the bundle behind the factory stops when this returns. */
  void removeProviderFactory(ProviderFactory factory) {
    registry.remove(factory);
  }

  @Reference(
      service = MissingTypeResolver.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setMissingTypeResolver(MissingTypeResolver resolver) {
    missing.set(resolver);
  }

  void unsetMissingTypeResolver(MissingTypeResolver resolver) {
    missing.compareAndSet(resolver, MissingTypeResolver.NONE);
  }

  @Override
  public void resolve(String type) {
    missing.get().resolve(type);
  }

  @Override
  public Set<String> types() {
    return missing.get().types();
  }

  @Override
  public String hint() {
    return missing.get().hint();
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.install(request, listener);
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return manager.diff(request);
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.clean(request);
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.rollback(request);
  }

  @Override
  public List<InstalledPlugin> list(ListRequest request)
      throws PluginManagerException, InterruptedException {
    return manager.list(request);
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return manager.lock(request, listener);
  }

  @Override
  public List<Problem> validate(ConfigFile config) throws PluginManagerException {
    return manager.validate(config);
  }

  @Override
  public List<ProviderInfo> providers() {
    return manager.providers();
  }
}
