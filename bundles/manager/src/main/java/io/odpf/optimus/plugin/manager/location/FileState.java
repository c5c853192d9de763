// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

/** How a plugin's file compares with its receipt. */
public enum FileState {
  /** Neither a receipt nor a file exists. */
  ABSENT,
  /** A file exists, but no receipt. */
  UNMANAGED,
  /** The file is as it was installed. */
  INTACT,
  /** The file is as it was installed, but its owner may not execute it. */
  NOT_EXECUTABLE,
  /** The file is as it was installed, but others own it or may write to it. */
  EXPOSED,
  /** The file is not as it was installed. */
  MODIFIED,
  /** A receipt exists, but no file. */
  MISSING
}
