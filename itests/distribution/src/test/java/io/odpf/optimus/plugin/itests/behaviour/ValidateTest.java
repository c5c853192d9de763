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

/**
 * Values that the built-in providers refuse without the network are findings, for each provider.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
class ValidateTest {
  private static final String OPEN = "allow_plain_http: true";

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
  void reportsAnInvalidImportPath() {
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
  void reportsAnInvalidServiceAccountKey() {
    String key = Base64.getEncoder().encodeToString("{\"type\": \"service_account\"}".getBytes());
    assertFinding(
        stage
            .config()
            .provider("gcs", "bucket", "bucket: plugins", "service_account: " + key)
            .plugin("bucket", "neo", "neo.tar.gz"),
        "service_account has no ");
  }

  @Test
  void reportsARepositoryThatMayNotBeRead() {
    assertFinding(
        stage
            .config()
            .provider("git", "forge", "url: file:///srv/plugins.git")
            .plugin("forge", "neo", "neo.tar.gz"),
        "may not read repositories of this machine");
  }

  @Test
  void notesUnencryptedCredentialsForEveryTypeWithPlainHttp() {
    stage.write(
        stage
            .config()
            .provider("url", "files", "url: http://files.example", OPEN, "auth: t0k")
            .provider("go", "modules", "proxy: http://modules.example", OPEN, "auth: t0k")
            .provider(
                "s3", "objects", "bucket: team-plugins", "endpoint: http://objects.example", OPEN)
            .provider(
                "gcs", "bucket", "bucket: team-plugins", "endpoint: http://bucket.example", OPEN)
            .provider("url", "here", "url: http://localhost:1", OPEN, "auth: t0k")
            .provider("url", "sealed", "url: https://sealed.example", OPEN, "auth: t0k")
            .plugin("files", "neo", "neo.tar.gz"));

    Result validate = stage.run("validate").orThrow();

    assertThat(validate.err().lines().filter(line -> line.contains("without encryption")))
        .as(validate.toString())
        .hasSize(4)
        .allMatch(line -> line.contains(": note: "));
    for (String host : new String[] {"files", "modules", "objects", "bucket"}) {
      assertThat(validate.err()).contains("credentials to http://" + host + ".example");
    }
  }

  private void assertFinding(ConfigText config, String words) {
    stage.write(config);

    Result validate = stage.run("validate");

    assertThat(validate.exitCode()).as(validate.toString()).isEqualTo(2);
    assertThat(validate.err()).contains("config.yaml:", ": error: ", words);
    assertThat(stage.run("install").err()).contains(words);
  }
}
