// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Provider bundles used as plain jars, without a framework. Each has a class loader of its own, as
 * it would have in one: what two of them carry inside does not fit together.
 */
final class BundledProviders implements AutoCloseable {
  private final Path directory;
  private final Map<String, List<String>> files;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  /**
   * @param files for each type the jars that bring it, the provider's own last
   */
  BundledProviders(Path directory, Map<String, List<String>> files) {
    this.directory = directory;
    this.files = files;
  }

  SortedSet<String> types() {
    return new TreeSet<>(files.keySet());
  }

  /** Null if no bundle brings this type. */
  ProviderFactory factory(String type) {
    List<String> needed = files.get(type);
    if (needed == null) {
      return null;
    }
    URLClassLoader loader = new URLClassLoader(type, urls(needed), getClass().getClassLoader());
    loaders.add(loader);
    for (ProviderFactory factory : ServiceLoader.load(ProviderFactory.class, loader)) {
      if (factory.type().equals(type) && factory.getClass().getClassLoader() == loader) {
        return factory;
      }
    }
    throw new IllegalStateException(
        needed + " in " + directory + " has no provider factory for the type " + type);
  }

  private URL[] urls(List<String> needed) {
    URL[] urls = new URL[needed.size()];
    try {
      for (int i = 0; i < urls.length; i++) {
        urls[i] = directory.resolve(needed.get(urls.length - 1 - i)).toUri().toURL();
      }
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return urls;
  }

  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException unread) {
        // It was only read.
      }
    }
  }
}
