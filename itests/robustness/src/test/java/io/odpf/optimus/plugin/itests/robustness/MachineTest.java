// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Incomplete machines: without a home, a locale, a working directory, file descriptors or disk
 * space.
 */
class MachineTest {
  /** A user unknown to the system, as in containers that choose one. */
  private static final int UNKNOWN = 54_321;

  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(1);
    scene.want(Scene.OLD);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void reportsAnUnknownHome() throws Exception {
    Path config = scene.stage().configFile();
    String text = Files.readString(config);
    Files.writeString(config, text.replaceAll("(?m)^ *install_location:.*\n", ""));
    Files.createDirectories(scene.stage().plugins());
    scene.giveTo(UNKNOWN);

    Result install = homeless(scene.command("install"));
    Result listed = homeless(scene.command("list"));

    for (Result refused : List.of(install, listed)) {
      assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
      assertThat(refused.err())
          .contains("no home directory", "HOME is not set", "  hint: set HOME");
    }
    assertThat(scene.stage().project().resolve("?")).doesNotExist();
  }

  private Result homeless(Command command) {
    Command as = scene.as(UNKNOWN, command);
    List<String> arguments = new ArrayList<>(as.arguments());
    arguments.removeIf(
        argument -> argument.startsWith("HOME=") || argument.startsWith("XDG_CACHE_HOME="));
    int program = arguments.indexOf("env") + 1;
    arguments.addAll(program, List.of("-u", "HOME", "-u", "XDG_CACHE_HOME"));
    return new Command(arguments, as.directory(), as.environment()).run();
  }

  @Test
  void namesTheVariableForAnUnwritableCache() throws Exception {
    Files.createDirectories(scene.stage().plugins());
    scene.giveTo(UNKNOWN);

    Result refused = scene.as(UNKNOWN, scene.command("install").with(Map.of("HOME", "/"))).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err()).contains("/.cache", "Permission denied", "set XDG_CACHE_HOME to");
    assertThat(scene.state()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LANG=xx_YY.UTF-8", "LC_ALL=xx_YY.UTF-8", "LC_ALL=xx_YY", "LC_TIME=xx_YY"})
  void aLocaleThatIsNotInstalledIsLikeNone(String variable) throws Exception {
    Path config = scene.stage().project().resolve("größe.yaml");
    Files.copy(scene.stage().configFile(), config);
    Map<String, String> variables = new HashMap<>(Map.of("LANG", "", "LC_ALL", "", "LC_TIME", ""));
    int equals = variable.indexOf('=');
    variables.put(variable.substring(0, equals), variable.substring(equals + 1));

    Result valid = scene.command(config, "validate").with(variables).run();

    assertThat(valid.exitCode()).as(valid.toString()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "diff", "validate", "install", "clean"})
  void failsIfOutputCannotBeWritten(String command) {
    Result full = through("exec \"$@\" >/dev/full", scene.command(command));

    assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
    assertThat(full.err()).contains("the output could not be written");
  }

  @Test
  void reportsADeletedWorkingDirectory() {
    Result refused =
        through("mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", scene.command("list"));

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains("the working directory does not exist any more")
        .doesNotContain("Error occurred during initialization");
  }

  @Test
  void reportsTooFewFileDescriptors() {
    Result refused = through("ulimit -n 20 && exec \"$@\"", scene.command("install"));

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err()).contains("too few files", "ulimit -n 1024");
    through("ulimit -n 60 && exec \"$@\"", scene.command("install")).orThrow();
  }

  @ParameterizedTest
  @CsvSource({"config.yaml, 2", "config.yaml.lock, 2", "netrc, 1"})
  void refusesAFifoWithoutBlocking(String name, int code) throws Exception {
    if (name.equals("netrc")) {
      String text = Files.readString(scene.stage().configFile());
      Files.writeString(
          scene.stage().configFile(),
          text.replaceFirst("(?m)^( *)(url:.*)$", "$1$2\n$1auth: {netrc: true}"));
    }
    Path file = scene.stage().configFile().resolveSibling(name);
    Files.deleteIfExists(file);
    Command.of(file.getParent(), "mkfifo", file.toString()).run().orThrow();

    Result refused = scene.command("install").with(Map.of("NETRC", file.toString())).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(code);
    assertThat(refused.err()).contains("it is a FIFO, not a regular file");
  }

  @Test
  void leavesNothingAfterAFailedFirstInstall() throws Exception {
    scene.want("9.9");

    Result failed = scene.run("install");

    assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
    assertThat(Scene.tree(scene.stage().plugins())).isSubsetOf(scene.stage().plugins());
    assertThat(files(scene.store())).isEmpty();
  }

  private static List<Path> files(Path directory) throws IOException {
    return Scene.tree(directory).stream().filter(Files::isRegularFile).toList();
  }

  private static Result through(String script, Command command) {
    List<String> arguments = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    arguments.addAll(command.arguments());
    return new Command(arguments, command.directory(), command.environment()).run();
  }
}
