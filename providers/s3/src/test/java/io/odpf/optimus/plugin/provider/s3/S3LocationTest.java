// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3LocationTest {

  @Test
  void joinsPrefixAndPathWithOneSlash() {
    assertThat(at("").key("neo/x")).isEqualTo("neo/x");
    assertThat(at("releases").key("neo/x")).isEqualTo("releases/neo/x");
    assertThat(at("releases/").key("neo/x")).isEqualTo("releases/neo/x");
  }

  @Test
  void showsTheStoreUnlessItIsAmazons() {
    assertThat(at("").display("neo/x")).isEqualTo("s3://team/neo/x");
    assertThat(
            new S3Location("team", "", Optional.of(URI.create("https://s3.example.com/?secret=1")))
                .display("neo/x"))
        .isEqualTo("s3://team/neo/x at https://s3.example.com/");
  }

  private static S3Location at(String prefix) {
    return new S3Location("team", prefix, Optional.empty());
  }
}
