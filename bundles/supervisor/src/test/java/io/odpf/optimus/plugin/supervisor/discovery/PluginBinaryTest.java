// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PluginBinaryTest {
  private static final Path FILE = Path.of("optimus-neo_linux_amd64");
  private static final Optional<Digest> DIGEST = Digest.parse("sha256:" + "1".repeat(64));

  @Test
  void equalsWhenEveryComponentIsEqualAndOnlyThen() {
    PluginBinary binary = new PluginBinary("neo", FILE, Optional.of("1"), DIGEST, List.of());
    assertThat(binary)
        .isEqualTo(new PluginBinary("neo", FILE, Optional.of("1"), DIGEST, List.of()))
        .hasSameHashCodeAs(new PluginBinary("neo", FILE, Optional.of("1"), DIGEST, List.of()))
        .isNotEqualTo(new PluginBinary("ned", FILE, Optional.of("1"), DIGEST, List.of()))
        .isNotEqualTo(new PluginBinary("neo", Path.of("x"), Optional.of("1"), DIGEST, List.of()))
        .isNotEqualTo(new PluginBinary("neo", FILE, Optional.of("2"), DIGEST, List.of()))
        .isNotEqualTo(new PluginBinary("neo", FILE, Optional.of("1"), Optional.empty(), List.of()))
        .isNotEqualTo(new PluginBinary("neo", FILE, Optional.of("1"), DIGEST, List.of(FILE)));
  }
}
