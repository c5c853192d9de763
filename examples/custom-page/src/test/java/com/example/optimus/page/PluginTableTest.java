// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PluginTableTest {
  private static final PluginStatus NEO =
      new PluginStatus(
          "neo",
          Path.of("optimus-neo"),
          Optional.of("<1.0>"),
          Optional.empty(),
          List.of(),
          PluginState.READY,
          Instant.EPOCH,
          OptionalLong.of(4711),
          Optional.empty(),
          0,
          Optional.empty(),
          PluginUsage.NONE);

  @Test
  void showsProcessesToOperatorsOnly() {
    assertTrue(new PluginTable(true).html("alice", List.of(NEO)).contains("<td>4711"));
    assertFalse(new PluginTable(false).html("bob", List.of(NEO)).contains("4711"));
  }

  @Test
  void showsTextAsText() {
    assertTrue(new PluginTable(false).html("<b>", List.of(NEO)).contains("<p>For &lt;b&gt;</p>"));
    assertTrue(new PluginTable(false).html("bob", List.of(NEO)).contains("<td>&lt;1.0&gt;"));
  }

  @Test
  void saysIfThereAreNoPlugins() {
    assertTrue(new PluginTable(false).html("bob", List.of()).contains("No plugin was found."));
  }
}
