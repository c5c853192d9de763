// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

/** How a plugin's file compares with its receipt. */
public enum FileState {
  /** No receipt, no file. */
  ABSENT,
  /** A file without a receipt. */
  UNMANAGED,
  /** As it was installed. */
  INTACT,
  /** As it was installed, but its owner may not execute it. */
  NOT_EXECUTABLE,
  /** As it was installed, but others could change it: it is theirs, or they may write to it. */
  EXPOSED,
  /** Something else than was installed. */
  MODIFIED,
  /** A receipt without a file. */
  MISSING
}
