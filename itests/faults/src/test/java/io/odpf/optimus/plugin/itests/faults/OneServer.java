// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server for one plugin, and a machine that installs it. */
abstract class OneServer {
  @AutoClose final HttpTestServer server = HttpTestServer.start();
  @TempDir Path directory;
  Machine machine;
  Plugin plugin;
  Answer good;

  @BeforeEach
  void haveAPlugin() throws Exception {
    plugin = Plugin.create(directory, 1);
    good = new ServedFile(plugin.archive(), "\"a\"", null);
    machine = new Machine(directory).from(server.uri(""));
  }
}
