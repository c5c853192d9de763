// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

/**
 * Limits for the files of one run of go commands, in bytes. Go itself reads all but archives into
 * memory without a limit.
 *
 * @param archive the longest archive of a module
 * @param text the longest go.mod file or list of versions
 * @param answer the longest of all other files: facts about a version, answers of a checksum
 *     database
 * @param total the sum of all files
 */
record RelayLimits(long archive, long text, long answer, long total) {
  /**
   * Archives and go.mod files as in golang.org/x/mod/zip: MaxZipFile and MaxGoMod. A list of
   * versions has 20 bytes a version. A tree's note has at most 1,000,000 bytes, as in
   * golang.org/x/mod/sumdb/tlog; all other answers are far shorter. The total is that of a git
   * connection.
   */
  static final RelayLimits DEFAULT = new RelayLimits(500L << 20, 16L << 20, 1L << 20, 4L << 30);
}
