// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads values from texts whose variables have been replaced. */
final class ScalarReader {
  private static final int LONGEST_TEXT = 4_096;

  private final Path directory;
  private final Optional<Path> home;
  private final TextRule rules;
  private final Map<String, Pattern> patterns = new HashMap<>();

  /**
   * Creates a reader.
   *
   * @param directory the base of relative paths; absolute
   * @param home the value of {@code ~}, if there is such a directory
   * @param rules checks that replace the patterns of known types
   */
  ScalarReader(Path directory, Optional<Path> home, TextRule rules) {
    this.directory = directory;
    this.home = home;
    this.rules = rules;
  }

  /** Reads a non-empty text. */
  Object read(String text, OptionType type) throws RefusedValueException {
    if (type instanceof OptionType.Text kind) {
      return text(text, kind);
    } else if (type instanceof OptionType.Choice choice) {
      return choice(text, choice);
    } else if (type instanceof OptionType.SecretText) {
      return secret(text);
    } else if (type instanceof OptionType.Whole whole) {
      return whole(text, whole);
    } else if (type instanceof OptionType.Flag) {
      return flag(text);
    } else if (type instanceof OptionType.Time) {
      return time(text);
    } else if (type instanceof OptionType.Address address) {
      return AddressText.read(text, address.schemes(), address.userInfo());
    } else {
      return path(text);
    }
  }

  private String text(String text, OptionType.Text type) throws RefusedValueException {
    try {
      if (rules.check(type, text)) {
        return text;
      }
    } catch (RefusedValueException e) {
      throw Leftovers.isPlaceholder(text) ? e.hint(Leftovers.PLACEHOLDER) : e;
    }
    if (text.length() > LONGEST_TEXT) {
      throw RefusedValueException.expected("text of at most 4,096 characters");
    }
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (!TerminalText.isUnambiguous(text.codePointAt(i))) {
        throw RefusedValueException.expected("one line without invisible characters");
      }
    }
    if (!type.pattern().isEmpty() && !pattern(type.pattern()).matcher(text).matches()) {
      RefusedValueException refusal = RefusedValueException.expected(type.words());
      throw Leftovers.isPlaceholder(text) ? refusal.hint(Leftovers.PLACEHOLDER) : refusal;
    }
    return text;
  }

  private Pattern pattern(String text) {
    Pattern pattern = patterns.get(text);
    if (pattern == null) {
      pattern = Pattern.compile(text);
      patterns.put(text, pattern);
    }
    return pattern;
  }

  private static String choice(String text, OptionType.Choice choice) throws RefusedValueException {
    if (!choice.words().contains(text)) {
      throw RefusedValueException.expected(Kinds.of(choice))
          .suggest(DidYouMean.question(text, choice.words()));
    }
    return text;
  }

  private static Long whole(String text, OptionType.Whole bounds) throws RefusedValueException {
    int digits = text.startsWith("-") ? 1 : 0;
    boolean number = text.length() > digits && text.length() < 19;
    for (int i = digits; i < text.length() && number; i++) {
      number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (number) {
      long value = Long.parseLong(text);
      if (value >= bounds.min() && value <= bounds.max()) {
        return value;
      }
    }
    throw RefusedValueException.expected(Kinds.of(bounds));
  }

  private static Boolean flag(String text) throws RefusedValueException {
    switch (text) {
      case "true":
        return Boolean.TRUE;
      case "false":
        return Boolean.FALSE;
      case "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "1":
        throw RefusedValueException.expected("true or false").suggest("write true");
      case "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "0":
        throw RefusedValueException.expected("true or false").suggest("write false");
      default:
        throw RefusedValueException.expected("true or false");
    }
  }

  private static Duration time(String text) throws RefusedValueException {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    RefusedValueException refusal =
        RefusedValueException.expected("a time such as 500ms, 30s, 5m or 1h");
    if (digits == 0 || digits > 9) {
      throw refusal;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "" -> throw refusal.suggest("write " + amount + "s for seconds");
      default -> throw refusal;
    };
  }

  private Path path(String text) throws RefusedValueException {
    if (text.startsWith("~") && text.length() > 1 && text.charAt(1) != '/') {
      throw RefusedValueException.rule(
              ConfigProblem.INVALID_VALUE, "must not name another user's home")
          .hint("only ~/ is known; write the path out");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw RefusedValueException.expected("a path without control characters");
      }
    }
    ForeignPathSyntax.refuse(text);
    try {
      return text.startsWith("~")
          ? home().resolve(text.substring(Math.min(2, text.length())))
          : directory.resolve(text);
    } catch (InvalidPathException e) {
      throw RefusedValueException.expected("a path of this system");
    }
  }

  private Path home() throws RefusedValueException {
    return home.orElseThrow(
        () ->
            RefusedValueException.rule(
                    ConfigProblem.NO_HOME,
                    "begins with ~, but there is no home directory: HOME is not set, and the"
                        + " system does not know this user")
                .hint("set HOME, or write the path out"));
  }

  private Secret secret(String text) throws RefusedValueException {
    if (!text.startsWith("file:")) {
      return Secret.of(text);
    }
    String name = text.substring(5);
    if (name.isEmpty()) {
      throw RefusedValueException.rule(ConfigProblem.UNREADABLE_FILE, "has no path after 'file:'")
          .hint("write file:PATH");
    }
    return Secret.of(SmallFile.read(path(name)));
  }
}
