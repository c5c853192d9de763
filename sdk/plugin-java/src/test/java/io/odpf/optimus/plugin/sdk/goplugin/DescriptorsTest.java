// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {
  private final Descriptors descriptors = Descriptors.read();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odpf.optimus.plugins.v1beta1.CLIModService",
        "odpf.optimus.plugins.v1beta1.CLIModService.GetQuestions",
        "odpf.optimus.plugins.v1beta1.Configs.Config",
        "odpf.optimus.plugins.v1beta1.PluginType",
      })
  void findsTheFileOfEverythingThatItDeclares(String symbol) {
    assertThat(descriptors.fileOf(symbol))
        .contains("odpf/optimus/plugins/v1beta1/generation_c.proto");
  }

  @Test
  void returnsAFileWithItsImports() {
    assertThat(descriptors.file("odpf/optimus/plugins/v1beta1/generation_c.proto"))
        .extracting(file -> file.toStringUtf8().contains("google/protobuf/duration.proto"))
        .hasSize(4)
        .contains(true);
  }

  @Test
  void returnsNothingForAnUnknownName() {
    assertThat(descriptors.fileOf("odpf.optimus.Nothing")).isEmpty();
    assertThat(descriptors.file("nothing.proto")).isEmpty();
  }
}
