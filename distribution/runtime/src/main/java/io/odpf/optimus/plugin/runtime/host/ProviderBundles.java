// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Installs and starts the bundles of a provider type when it is first asked for: installed and
 * unused they would cost time at every start, started even more. Thread-safe.
 */
public final class ProviderBundles {
  private final Map<String, List<String>> bundles;
  private final BundleFiles files;
  private final BundleContext context;

  ProviderBundles(Map<String, List<String>> bundles, BundleFiles files, BundleContext context) {
    this.bundles = Map.copyOf(bundles);
    this.files = files;
    this.context = context;
  }

  /** The types that can be asked for. */
  public SortedSet<String> types() {
    return new TreeSet<>(bundles.keySet());
  }

  /**
   * A factory that a bundle brought.
   *
   * @param origin the bundle, with its version
   */
  public record Started(ProviderFactory factory, String origin) {}

  /**
   * Starts a type's bundles and answers its factory.
   *
   * @return empty if no bundle brings this type
   * @throws PluginManagerException if they cannot be started
   */
  public Optional<Started> factory(String type) throws PluginManagerException {
    try {
      if (!start(type)) {
        return Optional.empty();
      }
      for (ServiceReference<ProviderFactory> reference :
          context.getServiceReferences(ProviderFactory.class, null)) {
        ProviderFactory factory = context.getService(reference);
        if (factory != null && factory.type().equals(type)) {
          Bundle bundle = reference.getBundle();
          return Optional.of(
              new Started(factory, bundle.getSymbolicName() + " " + bundle.getVersion()));
        }
      }
      return Optional.empty();
    } catch (BundleException | InvalidSyntaxException failure) {
      throw FrameworkHost.failed(failure.getMessage(), failure);
    }
  }

  /**
   * Makes a type's factory available as a service.
   *
   * @return whether there are bundles for this type
   * @throws BundleException if they cannot be started
   */
  public synchronized boolean start(String type) throws BundleException {
    List<String> needed = bundles.get(type);
    if (needed == null) {
      return false;
    }
    // All before any is started: they may need one another.
    Bundle[] installed = new Bundle[needed.size()];
    for (int i = 0; i < installed.length; i++) {
      installed[i] = files.install(context, needed.get(i));
    }
    for (Bundle bundle : installed) {
      bundle.start(Bundle.START_TRANSIENT);
    }
    return true;
  }
}
