// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts in their shells. */
@Tag("process")
class CompletionScriptTest {
  @TempDir Path directory;

  @BeforeEach
  void files() throws Exception {
    Files.writeString(
        directory.resolve("config.yaml"),
        """
        plugins:
          plugins:
            - provider: releases
              output: neo
            - output: "trinity"
        """);
    Files.createDirectory(directory.resolve("other dir"));
  }

  private static Program program() {
    return OptimusCommand.program();
  }

  private List<String> run(String shell, String script) throws Exception {
    Path file = Files.writeString(directory.resolve("script." + shell), script);
    ProcessBuilder builder = new ProcessBuilder(shell, file.toString());
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().remove("OPTIMUS_PLUGIN_CONFIG");
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return out.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static void assumeInstalled(String shell) {
    assumeTrue(
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, shell))),
        shell + " is not installed");
  }

  private List<String> bash(String... words) throws Exception {
    assumeInstalled("bash");
    StringBuilder script = new StringBuilder(CompletionScript.forShell("bash").of(program()));
    script.append("COMP_WORDS=(optimus");
    for (String word : words) {
      script.append(" '").append(word).append("'");
    }
    script.append(")\nCOMP_CWORD=").append(words.length).append("\n");
    script.append("_optimus\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    return run("bash", script.toString());
  }

  private List<String> fish(String line) throws Exception {
    assumeInstalled("fish");
    String script = CompletionScript.forShell("fish").of(program());
    return run("fish", script + "complete -C '" + line + "'\n").stream()
        .map(candidate -> candidate.split("\t")[0])
        .toList();
  }

  /** Returns the line after TAB at its end, in a pseudo-terminal of zsh. */
  private String zsh(String line) throws Exception {
    assumeInstalled("zsh");
    Path script = directory.resolve("completion.zsh");
    Files.writeString(script, CompletionScript.forShell("zsh").of(program()));
    // The typed words are split, so that their echo does not match the awaited output.
    return String.join(
        "\n",
        run(
            "zsh",
            """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z 'PS1= PROMPT=; autoload -U compinit && compinit -u -D; source "%s"'
            zpty -w z 'setopt no_beep; completed() { zle expand-or-complete; print "DO""NE[$BUFFER]" }'
            zpty -w z 'zle -N completed; bindkey "^X" completed; print REA""DY'
            zpty -r -m z out '*READY*'
            zpty -w -n z $'%s\\x18'
            zpty -r -m z out '*DONE\\[*\\]*'
            print -r -- "${${out##*DONE\\[}%%%%\\]*}"
            zpty -d z
            """
                .formatted(script, line)));
  }

  @Test
  void completesCommandsInBash() throws Exception {
    assertThat(bash("")).contains("plugin", "help", "completion", "--version");
    assertThat(bash("pl")).containsExactly("plugin");
    assertThat(bash("plugin", "")).contains("install", "diff", "lock").doesNotContain("version");
    assertThat(bash("plugin", "va")).containsExactly("validate");
  }

  @Test
  void completesOptionsAndTheirValuesInBash() throws Exception {
    assertThat(bash("plugin", "install", "--pr")).containsExactly("--prune");
    assertThat(bash("plugin", "diff", "--mode", "s")).containsExactly("server");
    assertThat(bash("plugin", "diff", "--platform", "dar"))
        .containsExactly("darwin_amd64", "darwin_arm64");
    assertThat(bash("plugin", "diff", "-c", "conf")).containsExactly("config.yaml");
    assertThat(bash("plugin", "diff", "-c", "oth")).containsExactly("other dir");
    assertThat(bash("completion", "z")).containsExactly("zsh");
    assertThat(bash("plugin", "install", "--parallel", "")).isEmpty();
  }

  @Test
  void completesAfterAnEqualsSignInBash() throws Exception {
    assertThat(bash("plugin", "diff", "--mode", "=", "s")).containsExactly("server");
    assertThat(bash("plugin", "diff", "--mode", "=")).containsExactly("server", "client");
    assertThat(bash("plugin", "diff", "--mode=s")).containsExactly("--mode=server");
    assertThat(bash("plugin", "diff", "--config", "=", "conf")).containsExactly("config.yaml");
    assertThat(bash("plugin", "call", "--timeout", "=", "7", "neo", "q"))
        .containsExactly("questions");
  }

  @Test
  void completesThePluginsOfAConfigurationInFlowStyle() throws Exception {
    Files.writeString(
        directory.resolve("flow.yaml"),
        """
        plugins: {providers: [], plugins: [{output: morpheus, path: a}, {path: b, "output": 'tank'}]}
        """);

    assertThat(bash("plugin", "install", "-c", "flow.yaml", ""))
        .containsExactly("morpheus", "tank");
    assertThat(bash("plugin", "install", "--config", "=", "flow.yaml", "t"))
        .containsExactly("tank");
    assertThat(fish("optimus plugin install -c flow.yaml ")).contains("morpheus", "tank");
    assertThat(fish("optimus plugin install --config=flow.yaml ")).contains("morpheus", "tank");
    assertThat(zsh("optimus plugin install -c flow.yaml t")).contains("tank");
    assertThat(PluginNames.in(directory.resolve("flow.yaml"))).containsExactly("morpheus", "tank");
  }

  @Test
  void completesTheJobsOfAProject() throws Exception {
    Path jobs = Files.createDirectories(directory.resolve("project/jobs/a"));
    Files.writeString(jobs.resolve("job.yaml"), "version: 1\nname: sales\n");
    Path more = Files.createDirectories(jobs.resolve("b"));
    Files.writeString(more.resolve("job.yaml"), "name: \"stock.daily\" # of all\n");
    Path hidden = Files.createDirectories(jobs.resolve(".old"));
    Files.writeString(hidden.resolve("job.yaml"), "name: hidden\n");

    assertThat(bash("job", "render", "")).containsExactlyInAnyOrder("sales", "stock.daily");
    assertThat(bash("job", "render", "-c", "project/optimus.yaml", "st"))
        .containsExactly("stock.daily");
    assertThat(fish("optimus job render ")).contains("sales", "stock.daily");
    assertThat(zsh("optimus job render -c project/optimus.yaml sa")).contains("sales");
    assertThat(JobNames.in(directory)).containsExactly("sales", "stock.daily");
  }

  @Test
  void completesPluginsInBash() throws Exception {
    assertThat(bash("plugin", "install", "")).containsExactly("neo", "trinity");
    assertThat(bash("plugin", "install", "-c", "config.yaml", "t")).containsExactly("trinity");
  }

  @Test
  void completesEachOperandByItsPositionInBash() throws Exception {
    assertThat(bash("plugin", "call", "")).containsExactly("neo", "trinity");
    assertThat(bash("plugin", "call", "neo", "de"))
        .containsExactly("default-config", "default-assets", "destination", "dependencies");
    assertThat(bash("plugin", "call", "-q", "--timeout", "7", "neo", "q"))
        .containsExactly("questions");
    assertThat(bash("plugin", "call", "neo", "questions", "")).isEmpty();
  }

  @Test
  void completesTheSecretsOfAProject() throws Exception {
    Path file = directory.resolve("other/.optimus/secrets.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        secrets:
        - name: "api_key"
          updated: "2026-11-30T20:35:04Z"
        - name: "token"
          namespace: "space"
        """);

    assertThat(bash("secret", "delete", "-c", "other/optimus.yaml", ""))
        .containsExactly("api_key", "token");
    assertThat(bash("secret", "delete", "")).isEmpty();
    assertThat(fish("optimus secret update -c other/optimus.yaml ")).contains("api_key", "token");
    assertThat(zsh("optimus secret set -c other/optimus.yaml t").strip())
        .isEqualTo("optimus secret set -c other/optimus.yaml token");
    assertThat(SecretNames.in(directory.resolve("other"))).containsExactly("api_key", "token");
    assertThat(SecretNames.in(directory)).isEmpty();
  }

  @Test
  void completesTheSameInFish() throws Exception {
    assertThat(fish("optimus pl")).containsExactly("plugin");
    assertThat(fish("optimus plugin va")).containsExactly("validate");
    assertThat(fish("optimus plugin install --pr")).containsExactly("--prune");
    assertThat(fish("optimus plugin diff --mode s")).containsExactly("server");
    assertThat(fish("optimus plugin diff -c conf")).containsExactly("config.yaml");
    assertThat(fish("optimus plugin install ")).contains("neo", "trinity");
    assertThat(fish("optimus completion z")).containsExactly("zsh");
    assertThat(fish("optimus plugin call neo q")).containsExactly("questions");
    assertThat(fish("optimus plugin diff --mode=s")).containsExactly("--mode=server");
  }

  @Test
  void completesTheSameInZsh() throws Exception {
    assertThat(zsh("optimus plugin va").strip()).isEqualTo("optimus plugin validate");
    assertThat(zsh("optimus plugin diff --mode=s").strip())
        .isEqualTo("optimus plugin diff --mode=server");
    assertThat(zsh("optimus plugin diff --mode s").strip())
        .isEqualTo("optimus plugin diff --mode server");
    assertThat(zsh("optimus plugin install t").strip()).isEqualTo("optimus plugin install trinity");
  }

  @Test
  void acceptsTheScriptInZsh() throws Exception {
    assumeInstalled("zsh");
    String script = CompletionScript.forShell("zsh").of(program());
    assertThat(
            run(
                "zsh",
                "autoload -U compinit && compinit -u -D\n"
                    + script
                    + "print ${_comps[optimus]} $+functions[_optimus_plugin_install]\n"))
        .containsExactly("_optimus 1");
  }
}
