// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Options;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionQueryTest {
  private static VersionQuery of(String... path) {
    ArtifactRequest request =
        new ArtifactRequest(
            "neo",
            String.join("1.0", path),
            Optional.of("1.0"),
            new Platform("linux", "amd64"),
            Options.NONE,
            Optional.empty());
    return new VersionQuery(request, List.of(path));
  }

  @Test
  void findsTheVersionOfOtherPaths() {
    assertThat(of("neo/", "/neo.tgz").versionIn("neo/1.2.3/neo.tgz")).contains("1.2.3");
    assertThat(of("neo-", ".tgz").versionIn("neo-1.tgz.tgz")).contains("1.tgz");
    assertThat(of("neo/", "/neo_", ".tgz").versionIn("neo/2/neo_2.tgz")).contains("2");
    assertThat(of("neo/v", "").versionIn("neo/v7")).contains("7");
    assertThat(of("", "/neo").versionIn("7/neo")).contains("7");
  }

  @Test
  void ignoresPathsOfOtherArtifacts() {
    assertThat(of("neo/", "/neo.tgz").versionIn("neo/1.2.3/neo.tgz.sig")).isEmpty();
    assertThat(of("neo/", "/neo.tgz").versionIn("neo/1/2/neo.tgz")).isEmpty();
    assertThat(of("neo/", "/neo_", ".tgz").versionIn("neo/2/neo_3.tgz")).isEmpty();
    assertThat(of("neo/", "/neo.tgz").versionIn("neo//neo.tgz")).isEmpty();
    assertThat(of("neo/neo.tgz").versionIn("neo/neo.tgz")).isEmpty();
    assertThat(of("neo/", "").versionIn("other/1")).isEmpty();
  }
}
