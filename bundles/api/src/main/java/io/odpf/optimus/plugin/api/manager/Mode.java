// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

/**
 * The kind of machine that plugins are installed on. Selects plugins by {@code modes:} and
 * determines how strictly the lock file is applied.
 */
public enum Mode {
  /** A developer's machine: entries that the lock file lacks are added to it. */
  CLIENT,
  /** A server: a plugin that the lock file does not cover is refused. */
  SERVER
}
