// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import java.util.List;

/** A way in which disks fail. The error numbers are Linux's on all its processors. */
enum Fault {
  /** One change fails; the next ones work. */
  EIO(5, false, "Input/output error"),

  /** The disk fails permanently from a change on. */
  DEAD_DISK(5, true, "Input/output error"),

  /** The disk is full from a change on; requests that need no space succeed. */
  DISK_FULL(28, true, "No space left on device", "create", "write", "mkdir", "link", "symlink"),

  /** The quota is exceeded from a change on. */
  QUOTA(122, true, "Disk quota exceeded", "create", "write", "mkdir", "link", "symlink"),

  /** The disk was remounted read-only, as systems do after errors. */
  READ_ONLY(30, true, "Read-only file system"),

  /** The permissions of the directories are removed. */
  PERMISSION_LOST(
      13,
      true,
      "Permission denied",
      "create",
      "truncate",
      "mkdir",
      "rmdir",
      "link",
      "symlink",
      "unlink",
      "rename",
      "chmod");

  private final int errno;
  private final boolean lasting;
  private final String words;
  private final List<String> kinds;

  Fault(int errno, boolean lasting, String words, String... kinds) {
    this.errno = errno;
    this.lasting = lasting;
    this.words = words;
    this.kinds = List.of(kinds);
  }

  int errno() {
    return errno;
  }

  /** Returns whether all later changes fail, too. */
  boolean lasting() {
    return lasting;
  }

  /** Returns the system's message for it. */
  String words() {
    return words;
  }

  /** Returns the kinds of changes that fail; empty for all. */
  List<String> kinds() {
    return kinds;
  }
}
