// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** Parses the arguments of one command. Options cannot be abbreviated. */
public final class ArgumentParser {
  private static final int MOST = 1000;

  private final CommandSpec command;
  private final List<OptionSpec> specs;

  public ArgumentParser(CommandSpec command) {
    this.command = command;
    this.specs = new ArrayList<>(command.options());
    specs.add(OptionSpec.HELP);
  }

  /** Returns whether the arguments contain {@code --help}, even if they are invalid otherwise. */
  public static boolean asksForHelp(List<String> tokens) {
    for (String token : tokens) {
      if (token.equals("--")) {
        return false;
      }
      if (token.equals("--help") || token.equals("-h")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Parses and validates arguments.
   *
   * @param tokens the words after the command's name
   */
  public Arguments parse(List<String> tokens) throws UsageException {
    if (confidential()) {
      refuseLetters(tokens);
    }
    refuseSingleDash(tokens);
    CommandLine line;
    try {
      line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .setStripLeadingAndTrailingQuotes(false)
              .get()
              .parse(options(), tokens.toArray(new String[0]));
    } catch (UnrecognizedOptionException e) {
      throw unknown(e.getOption());
    } catch (MissingArgumentException e) {
      throw missingValue(Objects.requireNonNull(spec(e.getOption().getLongOpt())));
    } catch (ParseException e) {
      throw usage(
          CommandProblem.BAD_ARGUMENTS, "the arguments cannot be parsed: " + e.getMessage(), "");
    }
    Map<String, List<String>> values = new HashMap<>();
    for (OptionSpec spec : specs) {
      if (line.hasOption(spec.name())) {
        values.put(spec.name(), values(spec, line));
      }
    }
    return new Arguments(values, operands(line.getArgList()));
  }

  private Options options() {
    Options options = new Options();
    for (OptionSpec spec : specs) {
      options.addOption(
          Option.builder(spec.letter().isEmpty() ? null : spec.letter())
              .longOpt(spec.name())
              .hasArg(!spec.isFlag())
              .get());
    }
    return options;
  }

  /**
   * Refuses several letters after a dash: the user may mean a value, of which the first letter
   * would be taken for an option, and the rest be shown in an error.
   */
  private void refuseLetters(List<String> tokens) throws UsageException {
    for (String token : tokens) {
      if (token.equals("--")) {
        return;
      }
      if (token.length() > 2 && token.charAt(0) == '-' && token.charAt(1) != '-') {
        throw usage(
            CommandProblem.BAD_ARGUMENTS,
            "an argument is a dash and several letters",
            "write '--' before a value that begins with a dash, and a space after '-p' and"
                + " other options of one letter");
      }
    }
  }

  /** Refuses {@code -config}, which the parser would take for {@code --config}. */
  private void refuseSingleDash(List<String> tokens) throws UsageException {
    for (String token : tokens) {
      if (token.equals("--")) {
        return;
      }
      if (token.length() > 2 && token.charAt(0) == '-' && token.charAt(1) != '-') {
        int equals = token.indexOf('=');
        String name = equals < 0 ? token.substring(1) : token.substring(1, equals);
        if (spec(name) != null) {
          throw usage(
              CommandProblem.UNKNOWN_OPTION,
              "unknown option '-" + name + "'",
              "did you mean '--" + name + "'?");
        }
      }
    }
  }

  private List<String> values(OptionSpec spec, CommandLine line) throws UsageException {
    if (spec.isFlag()) {
      return List.of();
    }
    List<String> values = List.of(line.getOptionValues(spec.name()));
    if (values.size() > 1 && !spec.repeatable()) {
      throw usage(
          CommandProblem.REPEATED_OPTION, "--" + spec.name() + " is given more than once", "");
    }
    for (String value : values) {
      // The parser took an unknown option for the value.
      if (value.isEmpty() || value.startsWith("--")) {
        throw missingValue(spec);
      }
      check(spec, value);
    }
    return values;
  }

  private void check(OptionSpec spec, String value) throws UsageException {
    String got = "--" + spec.name() + " does not accept '" + value + "'";
    switch (spec.value().kind()) {
      case CHOICE -> {
        if (!spec.value().choices().contains(value)) {
          throw usage(CommandProblem.BAD_VALUE, got, oneOf(value, spec.value().choices()));
        }
      }
      case NUMBER -> {
        if (!number(value)) {
          throw usage(CommandProblem.BAD_VALUE, got, "give a number from 1 to " + MOST);
        }
      }
      case PLATFORM -> {
        for (String part : value.split(",", -1)) {
          Optional<Platform> platform = Platform.parse(part);
          if (platform.isEmpty() || !platform.get().isKnown()) {
            throw usage(CommandProblem.BAD_VALUE, got, platforms(part));
          }
        }
        if (!spec.repeatable() && value.indexOf(',') >= 0) {
          throw usage(CommandProblem.BAD_VALUE, got, "give one platform");
        }
      }
      default -> {}
    }
  }

  private static String platforms(String mistyped) {
    List<String> known = new ArrayList<>();
    for (Platform platform : Platform.known()) {
      known.add(platform.toString());
    }
    var near = DidYouMean.nearest(mistyped, known);
    return near.isPresent()
        ? "did you mean '" + near.get() + "'?"
        : "a platform is <os>_<arch> with Go's names, such as linux_amd64";
  }

  private static boolean number(String value) {
    try {
      int number = Integer.parseInt(value);
      return number >= 1 && number <= MOST;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private List<String> operands(List<String> given) throws UsageException {
    List<Operand> operands = command.operands();
    if (given.size() > operands.size() && !Operand.repeated(operands)) {
      throw confidential()
          ? usage(
              CommandProblem.UNEXPECTED_ARGUMENT,
              "unexpected argument after the value",
              "put a value with spaces into quotes, or better give it on standard input")
          : usage(
              CommandProblem.UNEXPECTED_ARGUMENT,
              "unexpected argument '" + given.get(operands.size()) + "'",
              "");
    }
    if (given.size() < operands.size() && operands.get(given.size()).required()) {
      Operand missing = operands.get(given.size());
      throw usage(
          CommandProblem.MISSING_ARGUMENT,
          missing.value().placeholder() + " is missing",
          "give " + missing.doc());
    }
    for (int i = 0; i < given.size(); i++) {
      List<String> choices = Operand.at(operands, i).choices();
      if (!choices.isEmpty() && !choices.contains(given.get(i))) {
        throw usage(
            CommandProblem.BAD_VALUE,
            "unexpected argument '" + given.get(i) + "'",
            oneOf(given.get(i), choices));
      }
    }
    return given;
  }

  /** Returns whether an argument may be a value that no message repeats. */
  private boolean confidential() {
    for (Operand operand : command.operands()) {
      if (operand.value().kind() == Value.Kind.CONFIDENTIAL) {
        return true;
      }
    }
    return false;
  }

  private static String oneOf(String value, List<String> choices) {
    var near = DidYouMean.nearest(value, choices);
    return near.isPresent()
        ? "did you mean '" + near.get() + "'?"
        : "give one of " + String.join(", ", choices);
  }

  private UsageException missingValue(OptionSpec spec) {
    return usage(
        CommonProblem.MISSING_VALUE,
        "--" + spec.name() + " takes a value: " + spec.value().placeholder(),
        spec.doc());
  }

  private UsageException unknown(String token) {
    int equals = token.indexOf('=');
    String name = equals < 0 ? token : token.substring(0, equals);
    if (name.startsWith("--") && spec(name.substring(2)) != null) {
      return usage(CommandProblem.UNEXPECTED_VALUE, name + " takes no value", "");
    }
    List<String> names = new ArrayList<>();
    for (OptionSpec spec : specs) {
      names.add("--" + spec.name());
    }
    var near = DidYouMean.nearest(name.startsWith("--") ? name : "-" + name, names);
    if (near.isEmpty() && confidential()) {
      return usage(
          CommandProblem.UNKNOWN_OPTION,
          "an argument begins with '-' and is not an option",
          "if it is the value, put -- in front of it, or better give it on standard input");
    }
    String hint = near.isPresent() ? "did you mean '" + near.get() + "'?" : "";
    return usage(CommandProblem.UNKNOWN_OPTION, "unknown option '" + name + "'", hint);
  }

  private @Nullable OptionSpec spec(String name) {
    for (OptionSpec spec : specs) {
      if (spec.name().equals(name)) {
        return spec;
      }
    }
    return null;
  }

  private static UsageException usage(ProblemCode code, String message, String hint) {
    return new UsageException(code, message, hint);
  }
}
