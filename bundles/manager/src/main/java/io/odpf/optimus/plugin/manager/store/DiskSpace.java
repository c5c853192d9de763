// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

/** Records whether the disk of a store is full. Thread-safe. */
final class DiskSpace {
  private volatile boolean exhausted;

  void exhaust() {
    exhausted = true;
  }

  boolean exhausted() {
    return exhausted;
  }
}
