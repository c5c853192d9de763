// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The record of a running process, for use if its host dies.
 *
 * @param plugin the plugin's name
 * @param process the plugin's process, which leads a group
 * @param host the process that started it
 * @param sockets its directory
 */
record RunRecord(String plugin, ProcessIdentity process, ProcessIdentity host, Path sockets) {
  private static final String PLUGIN = "plugin";
  private static final String SOCKETS = "sockets";

  String json() throws IOException {
    return TextRecord.empty()
        .with(PLUGIN, plugin)
        .withProcess(process)
        .withHost(host)
        .with(SOCKETS, sockets.toString())
        .json();
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IOException if it is something else
   */
  static RunRecord parse(String text) throws IOException {
    TextRecord record = TextRecord.parse(text);
    try {
      return new RunRecord(
          record.require(PLUGIN),
          record.process(),
          record.host().orElseThrow(() -> new IOException("not a record of a run: it has no host")),
          Path.of(record.require(SOCKETS)));
    } catch (InvalidPathException e) {
      throw TextRecord.invalid(e);
    }
  }
}
