// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.runtime.index.ConnectedBundle;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Presents parts of the class path as bundles, so that the JVM loads their classes from its
 * class-data archive.
 */
final class ClassPathConnector implements ModuleConnector {
  private final Map<String, ConnectedModule> modules = new HashMap<>();

  ClassPathConnector(List<ConnectedBundle> bundles, ClassLoader loader) {
    for (ConnectedBundle bundle : bundles) {
      modules.put(bundle.location(), new ConnectedModule(bundle, loader));
    }
  }

  @Override
  public void initialize(File storage, Map<String, String> configuration) {}

  @Override
  public Optional<ConnectModule> connect(String location) {
    return Optional.ofNullable(modules.get(location));
  }

  @Override
  public Optional<BundleActivator> newBundleActivator() {
    return Optional.empty();
  }
}
