// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in providers refuse without the network is a finding, for each of them. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
class ValidateTest {
  @Parameter ProcessWay way;

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(way);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void anImportPathThatIsNone() {
    assertFinding(
        stage
            .config()
            .provider("go", "modules", "proxy: https://localhost")
            .plugin("modules", "neo", "no host/cmd", "version: v1.0.0"),
        "is no import path");
    assertFinding(
        stage
            .config()
            .provider("go", "modules", "proxy: https://localhost")
            .plugin("modules", "neo", "example.com/team/neo", "version: \"1.0\""),
        "is no version of a Go module");
  }

  @Test
  void aKeyOfAServiceAccountThatIsNone() {
    String key = Base64.getEncoder().encodeToString("{\"type\": \"service_account\"}".getBytes());
    assertFinding(
        stage
            .config()
            .provider("gcs", "bucket", "bucket: plugins", "service_account: " + key)
            .plugin("bucket", "neo", "neo.tar.gz"),
        "service_account has no ");
  }

  @Test
  void aRepositoryThatMayNotBeRead() {
    assertFinding(
        stage
            .config()
            .provider("git", "forge", "url: file:///srv/plugins.git")
            .plugin("forge", "neo", "neo.tar.gz"),
        "may not read repositories of this machine");
  }

  private void assertFinding(ConfigText config, String words) {
    stage.write(config);

    Result validate = stage.run("validate");

    assertThat(validate.exitCode()).as(validate.toString()).isEqualTo(2);
    assertThat(validate.err()).contains("config.yaml:", ": error: ", words);
    assertThat(stage.run("install").err()).contains(words);
  }
}
