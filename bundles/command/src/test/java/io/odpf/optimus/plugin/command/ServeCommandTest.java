// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code serve} refuses; the tests of the distribution start servers. */
class ServeCommandTest extends CommandLineTest {

  @BeforeEach
  void setHome() {
    line.supervisors = new PreparedSupervisor();
    line.environment.put("HOME", directory.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "65536", "1.5"})
  void refusesAPortThatIsNotOne(String port) {
    line.environment.put("OPTIMUS_SERVE_PORT", port);

    assertThat(line.run("serve").err()).startsWith("error: '" + port + "' is not a port\n");
  }

  @ParameterizedTest
  @CsvSource({"--certificate,--key", "--key,--certificate"})
  void refusesOneHalfOfAnIdentity(String given, String missing) {
    CommandLine.Result result = line.run("serve", given, "file.pem");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).startsWith("error: " + missing + " is missing\n");
  }

  @Test
  void refusesAPasswordAmongTheArgumentsWithoutShowingIt() {
    CommandLine.Result result = line.run("serve", "--store", "postgresql://op:hidden@db/jobs");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .startsWith("error: --store has a password")
        .contains("OPTIMUS_SERVE_STORE")
        .doesNotContain("hidden");
  }

  @Test
  void saysThatAProgramWithoutTheServersJarsHasNone() {
    CommandLine.Result result = line.run("serve");

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err()).startsWith("error: this program has no server of jobs\n");
  }

  @Test
  void createsNoDirectoryInTheHomeIfAllFilesAreNamed() {
    line.run("serve", "--store", "jobs.db", "--key-ring", "keys");

    assertThat(directory.resolve(".optimus")).doesNotExist();
  }
}
