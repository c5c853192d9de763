// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

/**
 * While open, the thread's context class loader is that of a provider: libraries inside provider
 * bundles look there for their own services. The one place where it is set.
 */
final class LoaderScope {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  LoaderScope(Object provided) {
    thread.setContextClassLoader(provided.getClass().getClassLoader());
  }

  /** Sets back what was before. */
  void leave() {
    thread.setContextClassLoader(before);
  }
}
