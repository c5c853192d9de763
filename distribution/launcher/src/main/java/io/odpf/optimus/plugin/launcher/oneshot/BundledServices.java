// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

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
import java.util.Set;

/**
 * Bundles that provide a service, used as plain jars without a framework. Each has its own class
 * loader, as it would in a framework, since the libraries that they embed may conflict.
 */
final class BundledServices<S> implements AutoCloseable {
  private final Class<S> service;
  private final Path directory;
  private final Map<String, List<String>> files;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  /**
   * @param service the type of the service
   * @param directory the directory of the jars
   * @param files the jars that each service needs, by its name; the service's own jar is the last
   *     one
   */
  BundledServices(Class<S> service, Path directory, Map<String, List<String>> files) {
    this.service = service;
    this.directory = directory;
    this.files = files;
  }

  Set<String> names() {
    return files.keySet();
  }

  /** Loads the services of the bundle for a name, which may include services of other names. */
  List<S> load(String name) {
    List<String> needed = files.getOrDefault(name, List.of());
    if (needed.isEmpty()) {
      return List.of();
    }
    URLClassLoader loader = new URLClassLoader(name, urls(needed), getClass().getClassLoader());
    loaders.add(loader);
    List<S> found = new ArrayList<>();
    for (S candidate : ServiceLoader.load(service, loader)) {
      if (candidate.getClass().getClassLoader() == loader) {
        found.add(candidate);
      }
    }
    return found;
  }

  private URL[] urls(List<String> needed) {
    URL[] urls = new URL[needed.size()];
    try {
      for (int i = 0; i < urls.length; i++) {
        urls[i] = directory.resolve(needed.get(urls.length - 1 - i)).toUri().toURL();
      }
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
    return urls;
  }

  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        // The jars were only read; nothing is lost.
      }
    }
  }
}
