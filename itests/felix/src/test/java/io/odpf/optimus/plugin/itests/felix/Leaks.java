// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The remains of bundles in a framework. */
final class Leaks {
  private Leaks() {}

  /** Returns the number of class loaders that are still reachable. */
  static long left(List<WeakReference<ClassLoader>> loaders) {
    System.gc();
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  /**
   * Returns the names of threads, without the numbers within a pool.
   *
   * @param comingAndGoing the prefixes of threads that start and end by themselves
   */
  static Set<String> threads(Pattern comingAndGoing) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", ""))
        .filter(name -> !comingAndGoing.matcher(name).lookingAt())
        .collect(Collectors.toSet());
  }

  /** Returns the bundle with a symbolic name. */
  static Bundle bundle(BundleContext context, String name) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new IllegalStateException("no bundle " + name);
  }
}
