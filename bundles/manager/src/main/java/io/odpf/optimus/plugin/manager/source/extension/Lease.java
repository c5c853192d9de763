// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

/** The use of an extension by one thread, which delays the removal of the extension's bundle. */
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

  /** Returns whether the call was interrupted because the extension is being removed. */
  public boolean isRevoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
    thread.interrupt();
  }

  /** Ends the use; called by the thread that acquired the lease. */
  public void end() {
    loader.leave();
    registration.release(this);
    if (revoked) {
      // The interrupt was only for the call.
      Thread.interrupted();
    }
  }
}
