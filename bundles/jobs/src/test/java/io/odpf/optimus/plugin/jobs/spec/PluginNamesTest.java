// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names of plugins, by what they are for. */
class PluginNamesTest {

  @Test
  void dividesPluginsByTheirTypes() throws Exception {
    List<SamplePlugin> plugins = List.of(plugin("neo"), plugin("hook-after"), plugin("bq2bq"));

    assertThat(PluginNames.of(plugins, CallOptions.DEFAULT))
        .isEqualTo(new PluginNames(Set.of("bq2bq", "neo"), Set.of("hook-after")));
  }

  private static SamplePlugin plugin(String name) {
    return new SamplePlugin(name, Set.of(), List.of(), Optional.empty());
  }
}
