// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

/** One thread's use of a factory, during which the factory's bundle does not go. */
final class Lease {
  private final Registration registration;
  private final Thread thread = Thread.currentThread();
  private final LoaderScope loader;
  private volatile boolean revoked;

  Lease(Registration registration) {
    this.registration = registration;
    this.loader = new LoaderScope(registration.factory());
  }

  Registration registration() {
    return registration;
  }

  /** Whether the factory goes, and the call was interrupted for that. */
  boolean revoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
    thread.interrupt();
  }

  /** Ends the use; called by the thread that began it. */
  void end() {
    loader.leave();
    registration.release(this);
    if (revoked) {
      // The interrupt was meant for the call alone.
      Thread.interrupted();
    }
  }
}
