// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that every command line in the documents uses existing commands and options, and runs
 * those that need nothing but a configuration.
 */
class DocumentedCommandsTest {
  private static final Documents DOCUMENTS =
      new Documents(Stage.directory("optimus.itests.docs").getParent());

  /** The end of a command: a pipe, the next command, a comment. */
  private static final Pattern END = Pattern.compile("\\s(\\||&&|;|#|>|<|\\\\$)|\\)");

  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");
  private static final Pattern OPTION = Pattern.compile("(?<=[\\s\\[(])(--?[a-z][a-z-]*)");
  private static final Pattern IN_SHELL = Pattern.compile("(?<![\\w.])optimus:([a-z][a-z-]*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("[\\[<…]|\\b[A-Z]{3,}\\b");

  /** Commands that terminate by themselves on any machine. */
  private static final Set<String> RUNNABLE =
      Set.of("install", "lock", "diff", "list", "validate", "providers", "clean", "rollback");

  private final Map<String, Result> helps = new HashMap<>();
  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private Result optimus(List<String> words) {
    return Distribution.unpacked()
        .command(stage, ProcessWay.ONE_SHOT.java(), words.toArray(String[]::new))
        .run();
  }

  @Test
  void findsEveryDocumentedCommandAndOption() throws IOException {
    List<Documents.Sample> samples = DOCUMENTS.commands("optimus");
    assertThat(samples).hasSizeGreaterThan(40);
    List<String> wrong = new ArrayList<>();
    for (Documents.Sample sample : samples) {
      String line = line(sample);
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      Result help = help(words);
      if (help.exitCode() != 0) {
        wrong.add(sample + ": no such command: " + line + "\n" + help.err());
        continue;
      }
      Matcher option = OPTION.matcher(line);
      while (option.find()) {
        if (!has(help.out(), option.group(1))) {
          wrong.add(sample + ": no such option " + option.group(1) + ": " + line);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void findsEveryDocumentedShellCommand() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : DOCUMENTS.files()) {
      Matcher name = IN_SHELL.matcher(Files.readString(file));
      while (name.find()) {
        names.add(name.group(1));
      }
    }
    assertThat(names).contains("install", "ps");
    stage.close();
    stage = Stage.open(ProcessWay.SHELL);
    List<String> wrong = new ArrayList<>();
    for (String name : names) {
      Result help = stage.optimus().run(name, "--help");
      if (help.exitCode() != 0) {
        wrong.add("optimus:" + name + ": " + help);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void runsDocumentedCommandsThatNeedOnlyAConfiguration() throws IOException {
    stage
        .release(
            "0.0.6",
            List.of(
                new Platform("linux", "amd64"),
                new Platform("linux", "arm64"),
                new Platform("darwin", "amd64"),
                new Platform("darwin", "arm64")))
        .archives("neo", "neo");
    stage.write(
        stage.releases().plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
    Set<String> lines = new LinkedHashSet<>(List.of("optimus plugin install --no-verify"));
    for (Documents.Sample sample : DOCUMENTS.commands("optimus")) {
      String line = line(sample).strip();
      List<String> words = words(line);
      if (words.size() == 2
          && words.get(0).equals("plugin")
          && RUNNABLE.contains(words.get(1))
          && !PLACEHOLDER.matcher(line).find()) {
        lines.add(line);
      }
    }
    assertThat(lines).hasSizeGreaterThan(8);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      Result result = optimus(List.of(line.substring("optimus ".length()).split("\\s+")));
      if (result.exitCode() == 2 || result.err().contains("this should not happen")) {
        wrong.add(line + ": " + result);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The two programs share a PATH as described in docs/commands.md. */
  @Test
  void sharesThePathWithAnotherProgramOfThisName() throws IOException {
    Path first = Files.createDirectories(stage.home().resolve("go/bin"));
    Path own = Files.createDirectories(stage.home().resolve(".local/bin"));
    Path other = Files.writeString(first.resolve("optimus"), "#!/bin/sh\necho the one in Go\n");
    assertThat(other.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(
        own.resolve("optimus-plugins"), Distribution.unpacked().home().resolve("bin/optimus"));
    Map<String, String> environment =
        new HashMap<>(Distribution.unpacked().environment(stage, ProcessWay.ONE_SHOT.java()));
    environment.put("PATH", first + ":" + own + ":" + environment.get("PATH"));

    Result named =
        new Command(
                List.of("sh", "-c", "optimus version; optimus-plugins version"),
                stage.project(),
                environment)
            .run();

    assertThat(named.out().lines().toList()).hasSize(2);
    assertThat(named.out()).startsWith("the one in Go\noptimus ");
  }

  /** Returns the part of a line that belongs to this program. */
  private static String line(Documents.Sample sample) {
    Matcher end = END.matcher(sample.text());
    String line = end.find() ? sample.text().substring(0, end.start()) : sample.text();
    return line.replace("\\|", "|");
  }

  /** Returns the words that name a command; none if the line is about the program as a whole. */
  private static List<String> words(String line) {
    String[] all = line.split("\\s+");
    if (all.length < 2 || !WORD.matcher(all[1]).matches()) {
      return List.of();
    }
    return all.length > 2 && WORD.matcher(all[2]).matches()
        ? List.of(all[1], all[2])
        : List.of(all[1]);
  }

  /** Returns the help of a command or group; a second word may also be an operand. */
  private Result help(List<String> words) {
    return helps.computeIfAbsent(
        String.join(" ", words),
        name -> {
          List<String> arguments = new ArrayList<>(words);
          arguments.add("--help");
          return optimus(arguments);
        });
  }

  private static boolean has(String help, String option) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(option) + "(?![\\w-])")
        .matcher(help)
        .find();
  }
}
