// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.command.console.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A user who types prepared answers, or standard input with a prepared content. */
final class TypedPrompt implements Prompt {
  private final boolean terminal;
  private final byte[] input;
  private final Deque<String> answers = new ArrayDeque<>();
  final List<String> questions = new ArrayList<>();

  private TypedPrompt(boolean terminal, byte[] input) {
    this.terminal = terminal;
    this.input = input;
  }

  /** Returns a user at a terminal. */
  static TypedPrompt of(String... answers) {
    TypedPrompt prompt = new TypedPrompt(true, new byte[0]);
    prompt.answers.addAll(List.of(answers));
    return prompt;
  }

  /** Returns standard input that is not a terminal. */
  static TypedPrompt input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  static TypedPrompt input(byte[] bytes) {
    return new TypedPrompt(false, bytes);
  }

  @Override
  public boolean available() {
    return terminal;
  }

  @Override
  public Optional<String> ask(String question) {
    questions.add(question);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<String> askHidden(String question) {
    return ask("hidden: " + question);
  }

  @Override
  public byte[] input(int limit) {
    return Arrays.copyOf(input, Math.min(limit, input.length));
  }
}
