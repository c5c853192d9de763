// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

/**
 * While open, the thread's context class loader is that of an extension: libraries inside bundles
 * look there for their own services. The one place where it is set.
 */
public final class LoaderScope {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  public LoaderScope(Object provided) {
    thread.setContextClassLoader(provided.getClass().getClassLoader());
  }

  /** Sets back what was before. */
  public void leave() {
    thread.setContextClassLoader(before);
  }
}
