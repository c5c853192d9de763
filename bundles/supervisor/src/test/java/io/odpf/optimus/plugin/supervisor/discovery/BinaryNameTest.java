// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryNameTest {
  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final Platform WINDOWS = new Platform("windows", "amd64");

  @ParameterizedTest
  @CsvSource({
    "optimus-neo_linux_amd64, neo,",
    "optimus-neo_0.0.6_linux_amd64, neo, 0.0.6",
    "optimus-neo_v1.2.3-rc.1+b5_linux_amd64, neo, v1.2.3-rc.1+b5",
    "optimus-neo-srv_linux_amd64, neo-srv,",
    "optimus-neo2_linux_amd64, neo2,",
    "optimus-2.0_linux_amd64, 2.0,",
    "optimus-Neo_linux_amd64, Neo,",
    "optimus-optimus-neo_linux_amd64, optimus-neo,",
    "optimus-linux_amd64_linux_amd64, linux, amd64",
    "optimus-task-bq2bq_0.1_linux_amd64, bq2bq, 0.1",
    "optimus-hook-transporter_0.1_linux_amd64, transporter, 0.1",
    "optimus-task-two-words_0.1_linux_amd64, two-words, 0.1",
    "optimus-task-bq2bq_linux_amd64, task-bq2bq,",
    "optimus-hook-x_linux_amd64, hook-x,",
    "optimus-task_linux_amd64, task,",
    "optimus-taskforce_1_linux_amd64, taskforce, 1"
  })
  void takesANameApart(String file, String plugin, String version) {
    assertThat(BinaryName.parse(file, LINUX))
        .contains(new BinaryName(plugin, Optional.ofNullable(version)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "optimus",
        "optimus-",
        "optimus-neo",
        "optimus-_linux_amd64",
        "optimus-linux_amd64",
        "optimus_linux_amd64",
        "optimus-neo__linux_amd64",
        "optimus-_1.0_linux_amd64",
        "optimus-task-_1.0_linux_amd64",
        "optimus-neo_1.0_extra_linux_amd64",
        "optimus-neo_linux_arm64",
        "optimus-neo_darwin_amd64",
        "optimus-neo_linux_amd64.exe",
        "optimus-neo_linux_amd64.sha256",
        "optimus-neo_linux_amd64~",
        "optimus-neo_linux_amd64v1",
        "optimus-neo_linux_x86_64",
        "optimus-neo.yaml",
        "Optimus-neo_linux_amd64",
        ".optimus-neo_linux_amd64",
        "xoptimus-neo_linux_amd64",
        "optimus-.._linux_amd64",
        "optimus-.neo_linux_amd64",
        "optimus--neo_linux_amd64",
        "optimus-n eo_linux_amd64",
        "optimus-n\neo_linux_amd64",
        "optimus-n\u001b[31meo_linux_amd64",
        "optimus-néo_linux_amd64",
        "optimus-neo_1.0 beta_linux_amd64"
      })
  void refusesAnythingElse(String file) {
    assertThat(BinaryName.parse(file, LINUX)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "optimus-neo_windows_amd64.exe, neo,",
    "optimus-neo_0.0.6_windows_amd64.exe, neo, 0.0.6"
  })
  void wantsAnEndingOnWindows(String file, String plugin, String version) {
    assertThat(BinaryName.parse(file, WINDOWS))
        .contains(new BinaryName(plugin, Optional.ofNullable(version)));
    assertThat(BinaryName.parse(file.replace(".exe", ""), WINDOWS)).isEmpty();
    assertThat(BinaryName.parse(file.replace(".exe", ".EXE.exe"), WINDOWS)).isEmpty();
  }
}
