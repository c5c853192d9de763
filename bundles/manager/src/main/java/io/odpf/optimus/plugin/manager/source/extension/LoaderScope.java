// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import org.jspecify.annotations.Nullable;

/**
 * Sets the thread's context class loader to that of an extension while it is open: libraries in
 * bundles use that loader to find their services.
 */
public final class LoaderScope {
  private final Thread thread = Thread.currentThread();
  private final @Nullable ClassLoader before = thread.getContextClassLoader();

  public LoaderScope(Object provided) {
    thread.setContextClassLoader(provided.getClass().getClassLoader());
  }

  /** Restores the previous class loader. */
  public void leave() {
    thread.setContextClassLoader(before);
  }
}
