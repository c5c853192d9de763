// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathTemplateTest {
  private static final Platform MAC = new Platform("darwin", "arm64");

  @Test
  void expandsKnownPlaceholders() {
    assertThat(expand("{{.Name}}/{{ .Version }}/x_{{.Os}}_{{.Arch}}.tar.gz"))
        .isEqualTo("neo/1.10/x_darwin_arm64.tar.gz");
  }

  @Test
  void keepsUnknownPlaceholders() {
    assertThat(expand("plain")).isEqualTo("plain");
    assertThat(expand("{{.Tag}}{{Os}}{{")).isEqualTo("{{.Tag}}{{Os}}{{");
  }

  @Test
  void doesNotExpandValuesAgain() {
    assertThat(PathTemplate.expand("{{.Version}}", "n", Optional.of("{{.Os}}"), MAC))
        .isEqualTo("{{.Os}}");
  }

  private static String expand(String text) {
    return PathTemplate.expand(text, "neo", Optional.of("1.10"), MAC);
  }
}
