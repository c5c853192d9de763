// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.OptionType.Text;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.path.PathTemplate;
import io.odpf.optimus.plugin.config.path.RelativePath;
import io.odpf.optimus.plugin.config.value.Leftovers;
import io.odpf.optimus.plugin.config.value.RefusedValueException;
import io.odpf.optimus.plugin.config.value.TextRule;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the platform's own texts: as regular expressions for the JSON Schema, and as code
 * that explains an error and compiles no regular expression at start-up.
 */
public final class TextRules implements TextRule {
  private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final String OUTPUT_PATTERN = "[a-z0-9][a-z0-9._-]{0,99}";
  private static final String VERSION_PATTERN = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}";
  private static final String PATH_PATTERN =
      "(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\?#\\u0000-\\u001f\\u007f]{1,1024}";
  private static final String SHA256_PATTERN = "[0-9A-Fa-f]{64}";
  private static final String ANY_PATTERN = "[\\s\\S]*";

  static final Text NAME =
      new Text(
          NAME_PATTERN, "letters, digits, '.', '_' and '-', beginning with a letter or a digit");
  static final Text OUTPUT =
      new Text(
          OUTPUT_PATTERN,
          "lower-case letters, digits, '.', '_' and '-', beginning with a letter or a digit");
  static final Text VERSION =
      new Text(
          VERSION_PATTERN,
          "letters, digits, '.', '_', '+' and '-', beginning with a letter or a digit");
  static final Text PATH = new Text(PATH_PATTERN, "a path below the provider");
  static final Text SHA256 = new Text(SHA256_PATTERN, "64 hexadecimal digits");

  /** May have several lines. */
  static final Text ANYTHING = new Text(ANY_PATTERN, "text");

  private static final int LONGEST_NAME = 100;

  /** The prefix of the names of plugin files. */
  private static final String PREFIX = "optimus-";

  @Override
  public boolean check(Text type, String text) throws RefusedValueException {
    switch (type.pattern()) {
      case NAME_PATTERN -> refuseUnless(text, "._-", true, NAME);
      case OUTPUT_PATTERN -> output(text);
      case VERSION_PATTERN -> refuseUnless(text, "._+-", true, VERSION);
      case PATH_PATTERN -> path(text);
      case SHA256_PATTERN -> sha256(text);
      case ANY_PATTERN -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void output(String text) throws RefusedValueException {
    refuseUnless(text, "._-", false, OUTPUT);
    refuseFileName(text);
    int point = text.indexOf('.');
    if (isDevice(point < 0 ? text : text.substring(0, point))) {
      throw RefusedValueException.rule(
              ConfigProblem.INVALID_VALUE, "must not be the name of a Windows device")
          .hint("give it another name");
    }
  }

  /** Refuses a file name in place of the plugin's name that the file name is derived from. */
  private static void refuseFileName(String text) throws RefusedValueException {
    String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    String bare = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    int arch = bare.lastIndexOf('_');
    int os = arch < 0 ? -1 : bare.lastIndexOf('_', arch - 1);
    Optional<Platform> platform =
        os > 0 ? Platform.parse(bare.substring(os + 1)) : Optional.empty();
    if (platform.isPresent() && platform.get().isKnown()) {
      name = bare.substring(0, os);
    }
    if (!name.equals(text)) {
      throw RefusedValueException.rule(
              ConfigProblem.INVALID_VALUE,
              "must be the plugin's name alone, which is installed as optimus-<output>_<os>_<arch>")
          .suggest(name.isEmpty() ? "" : "write '" + name + "'");
    }
  }

  private static void refuseUnless(String text, String others, boolean upper, Text type)
      throws RefusedValueException {
    boolean fine = true;
    for (int i = 0; i < text.length() && fine; i++) {
      char c = text.charAt(i);
      fine =
          c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9'
              || upper && c >= 'A' && c <= 'Z'
              || i > 0 && others.indexOf(c) >= 0;
    }
    if (!fine) {
      RefusedValueException refusal = RefusedValueException.expected(type.words());
      String lower = text.toLowerCase(Locale.ROOT);
      throw isPlain(lower, others) ? refusal.suggest("write '" + lower + "'") : refusal;
    }
    if (text.length() > LONGEST_NAME) {
      throw RefusedValueException.rule(
          ConfigProblem.INVALID_VALUE, "must be at most 100 characters long");
    }
  }

  private static boolean isPlain(String lower, String others) {
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || i > 0 && others.indexOf(c) >= 0)) {
        return false;
      }
    }
    return lower.length() <= LONGEST_NAME;
  }

  private static boolean isDevice(String text) {
    return switch (text) {
      case "con", "prn", "aux", "nul" -> true;
      default ->
          text.length() == 4
              && (text.startsWith("com") || text.startsWith("lpt"))
              && text.charAt(3) >= '0'
              && text.charAt(3) <= '9';
    };
  }

  private static void path(String text) throws RefusedValueException {
    Optional<RelativePath.Fault> fault = RelativePath.fault(text);
    if (fault.isPresent()) {
      throw RefusedValueException.rule(ConfigProblem.INVALID_PATH, fault.get().rule())
          .hint(fault.get().hint());
    }
    Leftovers.refuseInPath(text);
    Optional<List<String>> placeholders = PathTemplate.placeholders(text);
    if (placeholders.isEmpty()) {
      throw RefusedValueException.rule(
              ConfigProblem.UNKNOWN_PLACEHOLDER, "has '{{' or '}}' without the other")
          .hint("placeholders are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
    }
    for (String placeholder : placeholders.get()) {
      String name = placeholder.startsWith(".") ? placeholder.substring(1) : placeholder;
      if (name.equals(placeholder) || !PathTemplate.NAMES.contains(name)) {
        throw RefusedValueException.rule(
                ConfigProblem.UNKNOWN_PLACEHOLDER, "has an unknown placeholder")
            .suggest(
                DidYouMean.nearest(name, PathTemplate.NAMES)
                    .map(near -> "did you mean '{{." + near + "}}'?")
                    .orElse(""))
            .hint("there are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
      }
    }
  }

  private static void sha256(String text) throws RefusedValueException {
    boolean fine = text.length() == 64;
    for (int i = 0; i < text.length() && fine; i++) {
      fine = Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 0x80;
    }
    if (!fine) {
      throw RefusedValueException.expected(SHA256.words());
    }
  }
}
