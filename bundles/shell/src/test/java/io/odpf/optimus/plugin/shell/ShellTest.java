// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in a real Gogo, without a framework. */
class ShellTest {
  @TempDir Path directory;
  private GogoScene scene;
  private ScriptedManager manager;
  private ByteArrayOutputStream err;
  private final List<String> completed = new ArrayList<>();
  private CommandProcessorImpl processor;
  private CommandSession session;

  /** A JLine shell's state of the current line. */
  public record TypedLine(List<String> words, int wordIndex) {
    public String word() {
      return words.get(wordIndex);
    }
  }

  @BeforeEach
  void shell() throws Exception {
    scene = new GogoScene(directory);
    manager = scene.manager;
    err = scene.err;
    processor = scene.processor;
    session = scene.session;
    Files.writeString(directory.resolve("config.yaml"), "plugins:\n  plugins:\n  - output: neo\n");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String run(String script) throws Exception {
    return scene.run(script);
  }

  @Test
  void acceptsTheSameArgumentsAsTheCommandLine() throws Exception {
    assertThat(
            run("optimus:install -c config.yaml --mode server --dry-run --parallel 2 neo 1.10 no"))
        .isEqualTo("nothing to do: the configuration lists no plugins for this mode\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("neo: downloaded 9.1 MB\n");
    assertThat(manager.installed.config().path()).isEqualTo(directory.resolve("config.yaml"));
    assertThat(manager.installed.mode()).isEqualTo(Mode.SERVER);
    assertThat(manager.installed.options()).containsExactly(Option.DRY_RUN);
    assertThat(manager.installed.parallel()).hasValue(2);
    assertThat(manager.installed.plugins()).containsExactly("neo", "1.10", "no");
  }

  @Test
  void registersEveryCommand() throws Exception {
    assertThat(run("optimus:diff")).startsWith("no differences");
    assertThat(run("optimus:clean")).startsWith("nothing to clean");
    assertThat(run("optimus:rollback")).startsWith("the configuration and the lock file stay");
    assertThat(run("optimus:list")).isEqualTo("no plugins are installed\n");
    assertThat(run("optimus:lock")).startsWith("nothing to do");
    assertThat(run("optimus:validate")).isEqualTo("config.yaml is valid\n");
    assertThat(run("optimus:providers")).contains("url");
  }

  @Test
  void registersEveryCommandOfTheCommandLine() throws Exception {
    for (CommandSpec command : OptimusCommand.program().group("plugin").commands()) {
      assertThat(run("optimus:" + command.name() + " --help"))
          .contains("usage: optimus:" + command.name());
    }
  }

  @Test
  void explainsThatNoSupervisorRunsInTheRuntime() {
    assertThatThrownBy(() -> run("optimus:ps")).isInstanceOf(CommandFailedException.class);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: no supervisor runs in this runtime\n");
  }

  @Test
  void showsTheHelpOfACommand() throws Exception {
    assertThat(run("optimus:help optimus:diff"))
        .isEqualTo(run("optimus:help diff"))
        .isEqualTo(run("optimus:diff --help"));
  }

  @Test
  void showsTheShellsHelpForOtherCommands() throws Exception {
    processor.addCommand(
        "gogo", (Function) (inSession, arguments) -> "help of " + arguments, "help");

    assertThat(session.execute("optimus:help echo")).isEqualTo("help of [echo]");
    assertThat(run("optimus:help"))
        .startsWith("plugins (optimus:)\n  init       write a configuration")
        .contains("\n  install    make this machine match")
        .contains("\nthe shell itself (gogo:)\n  echo help\n")
        .doesNotContain("_complete");
  }

  @Test
  void writesOutputToPipesAndVariables() throws Exception {
    assertThat(run("x = (optimus:providers --output json); echo seen; echo $x"))
        .startsWith("seen\n{")
        .contains("\"type\": \"url\"");
  }

  @Test
  void namesCommandsAsInTheShellInHelp() throws Exception {
    assertThat(run("optimus:diff --help")).contains("usage: optimus:diff [OPTION...]");
  }

  @Test
  void reportsDifferencesAsAnErrorCodeWithoutAFailure() throws Exception {
    manager.different = true;

    assertThat(run("optimus:diff || echo differs"))
        .startsWith("missing  neo")
        .endsWith("differs\n");
    assertThat(run("optimus:diff && echo same")).doesNotContain("same\n");
    assertThat(session.get("optimus.exit")).isEqualTo(3);
    assertThat(run("optimus:diff -q; echo ${optimus.exit}")).isEqualTo("3\n");

    manager.different = false;
    assertThat(run("optimus:diff && echo same")).endsWith("same\n");
    assertThat(session.get("optimus.exit")).isEqualTo(0);
  }

  @Test
  void endsAScriptAfterShowingAFailure() {
    assertThatThrownBy(() -> run("optimus:install bad; echo never"))
        .hasToString("optimus:install ended with exit code 1")
        .isInstanceOfSatisfying(
            CommandFailedException.class, failure -> assertThat(failure.code()).isEqualTo(1));
    assertThat(scene.out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: plugin bad: there is no such file
              hint: check its path
            nothing was changed
            """);
    assertThat(session.get("optimus.exit")).isEqualTo(1);
  }

  @Test
  void showsTheOutputOfAnInterruptedOperation() {
    assertThatThrownBy(() -> session.execute("optimus:install cancelled"))
        .isInstanceOf(CommandFailedException.class);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("cancelled: downloaded 9.1 MB")
        .contains("plugin cancelled: interrupted: true");
  }

  @Test
  void refusesInvalidArgumentsWithASuggestion() {
    assertThatThrownBy(() -> run("optimus:install --dry"))
        .isInstanceOf(CommandFailedException.class);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: unknown option '--dry'
              hint: did you mean '--dry-run'?
            usage: optimus:install [OPTION...] [NAME...]
            """);
  }

  @Test
  void exitsWith130IfACommandIsInterrupted() throws Exception {
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () -> {
              try {
                run("optimus:install slow");
              } catch (Exception failure) {
                throw new IllegalStateException(failure);
              }
            });
    assertThat(manager.installing.await(120, TimeUnit.SECONDS)).isTrue();
    session.foregroundJob().interrupt();

    assertThatThrownBy(() -> run.get(120, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    // The thread that waits for the job is interrupted too, and may return before the job ends.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (session.get("optimus.exit") == null && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(session.get("optimus.exit")).isEqualTo(130);
  }

  /**
   * Runs a session like the profile of a JLine shell: first the map of completions, then a command.
   */
  private void withCompletion() throws Exception {
    processor.addCommand(
        "gogo",
        (Function)
            (inSession, arguments) -> {
              completed.add(String.join(" ", arguments.stream().map(Object::toString).toList()));
              return null;
            },
        "complete");
    run("echo before");
    assertThat(completed).isEmpty();
    session.put(".completions", new HashMap<>(Map.of()));
    run("echo profile");
  }

  @Test
  void setsUpCompletionOnceInSessionsThatSupportIt() throws Exception {
    withCompletion();
    int lines = completed.size();
    run("echo more");

    assertThat(completed)
        .hasSize(lines)
        .contains(
            "-c optimus:install -d make this machine match the configuration, all or nothing",
            "-c optimus:install -l config -s c -d the configuration file",
            "-c optimus:diff -a optimus:_complete diff ($.commandLine words) ($.commandLine"
                + " wordIndex)");
  }

  @Test
  void completesTheNextWord() throws Exception {
    withCompletion();

    assertThat(next("diff", "--mode", "")).isEqualTo(List.of("server", "client"));
    assertThat(next("install", "")).isEqualTo(List.of("neo"));
    assertThat(next("install", "-c", "config.yaml", "n")).isEqualTo(List.of("neo"));
    assertThat(next("install", "-c", "none.yaml", "")).isEqualTo(List.of());
    assertThat((List<?>) next("lock", "--platform", "")).hasSize(5);
    assertThat(next("diff", "")).isEqualTo(List.of());
  }

  @Test
  void completesValuesAfterAnEqualsSign() throws Exception {
    withCompletion();

    String valued = "-c optimus:diff -n ";
    assertThat(completed)
        .contains(valued + "optimus:_valued ($.commandLine word) -l mode=server")
        .contains(valued + "optimus:_valued ($.commandLine word) -l platform=linux_amd64");
    for (String word : List.of("--mode=", "--mode=s", "--mode", "--")) {
      session.put(".commandLine", new TypedLine(List.of("optimus:diff", word), 1));
      assertThat(session.execute("optimus:_valued ($.commandLine word)"))
          .as(word)
          .isEqualTo(word.contains("="));
    }
  }

  @Test
  void completesThePluginsOfAConfigurationNamedAfterAnEqualsSign() throws Exception {
    withCompletion();

    assertThat(next("install", "--config=config.yaml", "n")).isEqualTo(List.of("neo"));
  }

  private Object next(String command, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("optimus:" + command));
    line.addAll(List.of(words));
    session.put(".commandLine", new TypedLine(line, line.size() - 1));
    String start = "-c optimus:" + command + " -a ";
    for (String registered : completed) {
      if (registered.startsWith(start)) {
        return session.execute(registered.substring(start.length()));
      }
    }
    throw new AssertionError("no completion for " + command);
  }
}
