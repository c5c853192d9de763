// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

/**
 * The limits of one run of go commands, in bytes. Go itself reads all files except archives into
 * memory without a limit.
 *
 * @param archive the limit of a module's archive
 * @param text the limit of a go.mod file or a list of versions
 * @param answer the limit of each other file, such as facts about a version or answers of a
 *     checksum database
 * @param total the limit of all fetched files together
 * @param disk the limit of all files that go writes
 */
record GoLimits(long archive, long text, long answer, long total, long disk) {
  /**
   * Archives and go.mod files as in golang.org/x/mod/zip: MaxZipFile and MaxGoMod. A list has some
   * 20 bytes for a version. A tree's note has at most 1,000,000 bytes, as in
   * golang.org/x/mod/sumdb/tlog; all other answers are far shorter. The total is that of a git
   * connection. The build of a program of 100 MB writes 0.5 GiB.
   */
  static final GoLimits DEFAULT = new GoLimits(500L << 20, 16L << 20, 1L << 20, 4L << 30, 8L << 30);
}
