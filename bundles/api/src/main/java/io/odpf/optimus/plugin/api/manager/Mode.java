// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

/**
 * On whose behalf plugins are installed; selects by {@code modes:} and sets how strict the lock is.
 */
public enum Mode {
  /** A developer's machine: the lock file is extended where it has gaps. */
  CLIENT,
  /** A server: the lock file is exact, and what it does not cover is refused. */
  SERVER
}
