// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.util.Map;
import org.junit.Test;

/** The reports of diff, list and validate, and their exit codes. */
public abstract class ReportBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void reportsNoDifferencesIfEverythingMatches() {
    install();

    Result result = stage.run("diff");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .isEqualTo("no differences: 2 plugins are as the configuration and the lock file say\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsEachKindOfDifference() throws Exception {
    install();
    stage.release("0.0.6").archives("extra", "extra");
    write("neo", "bq2bq", "extra");
    stage.run("install").orThrow();
    Files.delete(stage.installed("neo"));
    stage.change("bq2bq", "changed");
    Files.writeString(stage.installed("mine"), "by hand");
    write("neo", "bq2bq", "new");

    Result result = stage.run("diff");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
    assertThat(result.out())
        .containsPattern("missing +neo")
        .containsPattern("modified +bq2bq")
        .containsPattern("extra +extra")
        .containsPattern("note +extra +the lock file has it")
        .containsPattern("lock stale +new")
        .containsPattern("missing +new +not installed")
        .containsPattern("note +mine")
        .contains("5 differences in ");
    assertThat(stage.plain(result.out()))
        .endsWith(
            "to fix this: optimus plugin install -c STAGE/project/config.yaml --prune --force (this"
                + " replaces what was installed or changed by hand)\n");
    assertThat(stage.run("diff", "--strict").out())
        .containsPattern("lock stale +extra")
        .containsPattern("unmanaged +mine")
        .contains("7 differences in ");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsHowToInstallOnANewMachine() {
    write("neo");

    Result result = stage.run("diff", "--mode", "server");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
    assertThat(stage.plain(result.out()))
        .isEqualTo(
            """
            missing  neo  not installed; expected 0.0.6
            1 difference in STAGE/plugins for PLATFORM, 1 plugin listed
            to fix this: optimus plugin install -c STAGE/project/config.yaml --mode server
            """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void acceptsExtraLockEntriesAfterAClean() {
    install();
    write("neo");
    assertThat(stage.run("diff").exitCode()).isEqualTo(3);

    stage.run("clean").orThrow();

    Result result = stage.run("diff");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).containsPattern("note +bq2bq +the lock file has it");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsMissingPluginsAndNamesModifiedOnes() throws Exception {
    install();
    Files.delete(stage.installed("neo"));

    Result result = stage.run("install");

    assertThat(result.out()).containsPattern("repaired +neo");
    assertThat(stage.run("diff").exitCode()).isZero();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void listsNameVersionPlatformStateAndProvider() {
    install();

    Result result = stage.run("list");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(stage.plain(result.out()))
        .containsPattern("NAME +VERSION +PLATFORM +STATE +SIZE +PROVIDER +INSTALLED")
        .containsPattern("neo +0\\.0\\.6 +PLATFORM +ok +[0-9.]+ .B +releases +20");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsThatNoPluginsAreInstalled() {
    write("neo");

    assertThat(stage.run("list").out()).isEqualTo("no plugins are installed\n");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsAValidConfiguration() {
    write("neo");

    Result result = stage.run("validate");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("config.yaml is valid");
  }

  /** The provider refuses these values without using the network. */
  @Test
  @org.junit.jupiter.api.Test
  public void reportsValuesThatAnInstallWouldRefuse() {
    Map<String, ConfigText> refused =
        Map.of(
            "is not allowed to read files on this machine",
            stage.config().url("releases", "file:///srv/releases"),
            "the header 'Host' cannot be configured",
            stage.config().url("releases", "https://localhost", "headers: {Host: other}"),
            "nowhere.pem does not exist",
            stage.config().url("releases", "https://localhost", "ca_file: nowhere.pem"));
    refused.forEach(
        (words, config) -> {
          stage.write(config.plugin("releases", "neo", "neo.tar.gz"));

          Result validate = stage.run("validate");
          assertThat(validate.exitCode()).as(validate.toString()).isEqualTo(2);
          assertThat(validate.err()).contains("config.yaml:4:7: error: ", words);
          assertThat(stage.run("install").err()).contains(words);
        });
  }

  private void install() {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    write("neo", "bq2bq");
    stage.run("install").orThrow();
  }

  private void write(String... plugins) {
    ConfigText text = stage.releases();
    for (String plugin : plugins) {
      text.plugin("releases", plugin, InstallBehaviour.TAR_GZ, "version: 0.0.6");
    }
    stage.write(text);
  }
}
