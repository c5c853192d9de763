// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real terminal of 100 columns and 40 lines with a running shell. Closing it ends both. */
public final class Terminal implements AutoCloseable {
  /** The prompt that the shell shows when it waits for a line. */
  public static final String PROMPT = "ready>";

  // On hangup, a shell may write its history while a test removes its home.
  private static final String SHELL = "exec env HISTFILE= PS1='" + PROMPT + " ' bash --norc -i";

  private final Path directory;
  private final Path socket;
  private final Map<String, String> environment;

  private Terminal(Path directory, Path socket, Map<String, String> environment) {
    this.directory = directory;
    this.socket = socket;
    this.environment = environment;
  }

  /** Opens a terminal whose shell has this environment. */
  public static Terminal open(Path directory, Map<String, String> environment) {
    try {
      // In /tmp, because the path of a socket must be short.
      Path socket = Files.createTempDirectory("terminal").resolve("s");
      Terminal terminal = new Terminal(directory, socket, environment);
      terminal
          .tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", SHELL)
          .orThrow();
      terminal.awaitPrompt();
      return terminal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line and presses Enter. */
  public void type(String line) {
    tmux("send-keys", "-l", line).orThrow();
    press("Enter");
  }

  /** Presses a key, given by tmux's name for it: {@code C-c}. */
  public void press(String key) {
    tmux("send-keys", key).orThrow();
  }

  /** Changes its width. */
  public void resize(int columns) {
    tmux("resize-window", "-x", Integer.toString(columns)).orThrow();
  }

  /** Returns the text on the screen. */
  public String screen() {
    return tmux("capture-pane", "-p").orThrow().out().stripTrailing();
  }

  /** Waits until a text appears on the screen, and returns the screen. */
  public String awaitScreen(String text) {
    return awaitScreen(Pattern.compile(text, Pattern.LITERAL));
  }

  /** Waits until all patterns are on one screen, and returns it. */
  public String awaitScreen(Pattern... patterns) {
    String[] last = {""};
    Eventually.until(
        () -> List.of(patterns) + " on the screen:\n" + last[0],
        () -> {
          last[0] = screen();
          return Stream.of(patterns).allMatch(pattern -> pattern.matcher(last[0]).find());
        });
    return last[0];
  }

  /** Waits for the prompt: the shell may discard characters that are typed earlier. */
  public void awaitPrompt() {
    String[] last = {""};
    Eventually.until(
        () -> "a prompt at the end of the screen:\n" + last[0],
        () -> {
          last[0] = screen();
          return last[0].endsWith(PROMPT);
        });
  }

  private Result tmux(String... arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("tmux").toString(), "-S", socket + ""));
    all.addAll(List.of(arguments));
    return new Command(all, directory, environment).run();
  }

  @Override
  public void close() {
    tmux("kill-server");
    try {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
