// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

/** One thread's use of an extension, during which the extension's bundle does not go. */
public final class Lease<T> {
  private final Registration<T> registration;
  private final Thread thread = Thread.currentThread();
  private final LoaderScope loader;
  private volatile boolean revoked;

  Lease(Registration<T> registration) {
    this.registration = registration;
    this.loader = new LoaderScope(registration.extension());
  }

  public Registration<T> registration() {
    return registration;
  }

  /** Whether the extension goes, and the call was interrupted for that. */
  public boolean revoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
    thread.interrupt();
  }

  /** Ends the use; called by the thread that began it. */
  public void end() {
    loader.leave();
    registration.release(this);
    if (revoked) {
      // The interrupt was meant for the call alone.
      Thread.interrupted();
    }
  }
}
