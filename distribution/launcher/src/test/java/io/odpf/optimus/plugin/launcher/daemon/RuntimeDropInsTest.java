// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeDropInsTest {
  private static final Path HOME = Path.of("/opt/optimus");

  private static List<String> directories(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(Map.of("OPTIMUS_DROP_INS", "/srv/drop-ins"));
    environment.putAll(settings);
    return new RuntimeDropIns(new Installation(HOME, environment, Optional.empty()))
        .directories().stream().map(Path::toString).toList();
  }

  @Test
  void areThoseOfEveryCommandAndOneForRuntimes() {
    assertThat(directories(Map.of())).containsExactly("/srv/drop-ins/runtime", "/srv/drop-ins");
    assertThat(directories(Map.of("OPTIMUS_DROP_INS", "none"))).isEmpty();
  }

  @Test
  void includeTheOptionalBundlesThatTheSettingsAskFor() {
    assertThat(directories(Map.of("OPTIMUS_MANAGEMENT_PAGES", "on")))
        .startsWith("/opt/optimus/optional/pages", "/srv/drop-ins/runtime");
    assertThat(directories(Map.of("OPTIMUS_MANAGEMENT_PAGES", "console")))
        .startsWith("/opt/optimus/optional/pages", "/opt/optimus/optional/console");
    assertThat(directories(Map.of("OPTIMUS_MANAGEMENT_PAGES", "off"))).hasSize(2);
    assertThat(
            directories(Map.of("OPTIMUS_MANAGEMENT_PAGES", "console", "OPTIMUS_MANAGEMENT", "off")))
        .hasSize(2);
  }
}
