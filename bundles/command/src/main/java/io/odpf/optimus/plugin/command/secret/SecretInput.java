// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.secrets.value.SecretValue;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The value that a command line gives: as an argument, on standard input, as a file, or at a
 * prompt.
 *
 * @param value the value
 * @param notes what the user should know about the way it was given
 */
record SecretInput(Secret value, List<Problem> notes) {
  private static final String FILE = "file";
  private static final String BASE64 = "base64";

  /** The argument that stands for standard input. */
  private static final String INPUT = "-";

  /** What the JVM has in the place of bytes that are not text in the locale. */
  private static final char REPLACEMENT = '\uFFFD';

  SecretInput {
    Objects.requireNonNull(value, "value");
    notes = List.copyOf(notes);
  }

  static OptionSpec file() {
    return OptionSpec.valued(
        FILE, "f", Value.of(Value.Kind.FILE, "FILE"), "read the value from a file");
  }

  static OptionSpec base64() {
    return OptionSpec.flag(BASE64, "", "the value is given as base64, and stored decoded");
  }

  /**
   * Reads the value of a command.
   *
   * @param name the secret's name, for the prompt
   */
  static SecretInput read(Invocation call, String name)
      throws ProblemException, InterruptedException, IOException {
    List<String> operands = call.arguments().operands();
    Optional<String> file = call.arguments().value(FILE);
    if (file.isPresent() && operands.size() > 1) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "a value and --file contradict each other",
          "give one of the two");
    }
    if (file.isPresent()) {
      return new SecretInput(value(call, fromFile(call, file.get())), List.of());
    }
    if (operands.size() < 2) {
      return new SecretInput(prompted(call, name), List.of());
    }
    return operands.get(1).equals(INPUT) ? fromInput(call) : fromArgument(call, operands.get(1));
  }

  private static SecretInput fromArgument(Invocation call, String argument)
      throws ProblemException {
    if (argument.isEmpty()) {
      throw missing();
    }
    if (argument.indexOf(REPLACEMENT) >= 0) {
      throw SecretException.of(
          SecretProblem.VALUE,
          "the value has bytes that are not text in this locale",
          "give it on standard input, or as a file");
    }
    Problem visible =
        Problem.of(
            SecretProblem.VISIBLE_VALUE,
            "the value was an argument: other users of this machine can see it in the list of"
                + " processes (ps), and the shell keeps it in its history",
            "give it on standard input ('-'), with --file, or at the prompt");
    return new SecretInput(
        call.arguments().has(BASE64) ? SecretValue.ofBase64(argument) : SecretValue.of(argument),
        List.of(visible));
  }

  private static SecretInput fromInput(Invocation call)
      throws ProblemException, InterruptedException, IOException {
    byte[] bytes = call.console().prompt().input(limit(call));
    Secret value = value(call, bytes);
    boolean oneLine = value.reveal().indexOf('\n') == value.reveal().length() - 1;
    return new SecretInput(
        value,
        oneLine && !call.arguments().has(BASE64)
            ? List.of(
                Problem.of(
                    SecretProblem.LINE_BREAK,
                    "the value ends with a line break, which is a part of it",
                    "if that is not meant, set it again with: printf %s instead of echo"))
            : List.of());
  }

  private static byte[] fromFile(Invocation call, String file) throws UsageException {
    // Not only regular files: a shell gives the output of a command as a pipe.
    try (InputStream in = Files.newInputStream(call.workingDirectory().resolve(file))) {
      return in.readNBytes(limit(call));
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "--file does not accept " + TerminalText.quote(file) + ": it is not a path",
          "name a file");
    } catch (IOException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "the value cannot be read from "
              + TerminalText.quote(file)
              + ": "
              + TerminalText.passage(RegularFile.reason(e)),
          "name a file that exists, and that you may read");
    }
  }

  private static Secret prompted(Invocation call, String name)
      throws ProblemException, InterruptedException, IOException {
    Optional<String> answer = Optional.empty();
    if (call.console().prompt().available()) {
      answer =
          call.console()
              .prompt()
              .askHidden("Value of " + TerminalText.excerpt(name) + " (it is not shown): ");
    }
    if (answer.isEmpty() || answer.get().isEmpty()) {
      throw missing();
    }
    return call.arguments().has(BASE64)
        ? SecretValue.ofBase64(answer.get())
        : SecretValue.of(answer.get());
  }

  private static UsageException missing() {
    return new UsageException(
        CommandProblem.MISSING_ARGUMENT,
        "secret value is required",
        "give it on standard input with '-', with --file, or at the prompt of a terminal");
  }

  private static Secret value(Invocation call, byte[] bytes) throws SecretException {
    return call.arguments().has(BASE64)
        ? SecretValue.ofBase64(new String(bytes, StandardCharsets.ISO_8859_1))
        : SecretValue.of(bytes);
  }

  /** Returns one byte more than is allowed, so that more is noticed. */
  private static int limit(Invocation call) {
    return 1 + (call.arguments().has(BASE64) ? SecretValue.MAX_BASE64 : SecretValue.MAX_BYTES);
  }
}
