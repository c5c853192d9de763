// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTagTest {
  private static VersionTag of(String ref) {
    return VersionTag.of(Optional.of(ref));
  }

  @Test
  void findsTheVersionAfterAPrefix() {
    assertThat(of("v1.2.3")).isEqualTo(new VersionTag("", Optional.of("v1.2.3")));
    assertThat(of("refs/tags/v1.2.3")).isEqualTo(of("v1.2.3"));
    assertThat(of("neo/v1.2.3")).isEqualTo(new VersionTag("neo/", Optional.of("v1.2.3")));
    assertThat(of("release-1.2.3-rc.1"))
        .isEqualTo(new VersionTag("release-", Optional.of("1.2.3-rc.1")));
  }

  @Test
  void findsNoVersionInABranch() {
    assertThat(of("main")).isEqualTo(new VersionTag("", Optional.empty()));
    assertThat(VersionTag.of(Optional.empty())).isEqualTo(of("main"));
  }

  @Test
  void returnsTheVersionsOfTagsWithItsPrefix() {
    assertThat(of("neo/v1.0").among(List.of("neo/v1.0", "neo/v1.1", "v9", "tank/v3")))
        .containsExactly("v1.0", "v1.1");
  }
}
