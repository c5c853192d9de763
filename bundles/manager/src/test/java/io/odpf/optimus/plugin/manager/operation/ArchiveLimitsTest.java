// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import org.junit.jupiter.api.Test;

/** Tests the limits of unpacking in the configuration. */
class ArchiveLimitsTest extends SinglePluginFixture {
  @Test
  void refusesAnArchiveAboveTheLimitWithAHint() {
    machine.limit(new ArchiveLimits(10, neo.length - 1, 200, 1 << 20));

    PluginManagerException refusal =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install());

    assertThat(refusal.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("too-large");
              assertThat(problem.message()).contains(neo.length - 1 + " bytes");
              assertThat(problem.hint()).contains("'limits' in the configuration");
            });
  }

  @Test
  void acceptsAnArchiveWithinTheLimit() throws Exception {
    machine.limit(new ArchiveLimits(10, neo.length, 200, 1 << 20));

    assertThat(machine.install().fetchedBytes()).isEqualTo(neo.length);
  }
}
