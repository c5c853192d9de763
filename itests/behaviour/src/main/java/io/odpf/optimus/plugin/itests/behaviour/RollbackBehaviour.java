// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.util.Map;
import org.junit.Test;

/** Restores the set before the last install, without using its source. */
public abstract class RollbackBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void restoresThePreviousSet() throws Exception {
    install("0.0.6", "neo", "bq2bq");
    byte[] neo = Files.readAllBytes(stage.installed("neo"));
    install("0.0.7", "neo", "bq2bq", "extra");
    stage.nginx().forgetRequests();

    Result result = stage.run("rollback");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .containsPattern("updated +neo +0\\.0\\.7 -> 0\\.0\\.6 +from releases")
        .containsPattern("updated +bq2bq +0\\.0\\.7 -> 0\\.0\\.6 +from releases")
        .containsPattern("removed +extra")
        .endsWith(
            "the configuration and the lock file stay as they are: the next install follows them again\n");
    assertThat(stage.installed("neo")).hasBinaryContent(neo).isExecutable();
    assertThat(stage.installed("extra")).doesNotExist();
    assertThat(stage.nginx().requests()).isEmpty();
    assertThat(stage.run("diff").exitCode()).isEqualTo(3);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsThatThereIsNoPreviousSet() {
    stage.write(stage.releases().plugin("releases", "neo", "neo.tar.gz"));
    Map<String, String> before = stage.installedFiles();

    Result result = stage.run("rollback");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.plain(result.err()))
        .isEqualTo(
            """
            error: there is no install in STAGE/plugins to take back
              hint: only what the last install replaced is kept, and only until plugins are cleaned
            nothing was changed
            """);
    assertThat(stage.installedFiles()).isEqualTo(before);
  }

  private void install(String version, String... plugins) {
    ConfigText text = stage.releases();
    for (String plugin : plugins) {
      stage.release(version).archives(plugin, plugin);
      text.plugin("releases", plugin, InstallBehaviour.TAR_GZ, "version: " + version);
    }
    stage.write(text);
    stage.run("install").orThrow();
  }
}
