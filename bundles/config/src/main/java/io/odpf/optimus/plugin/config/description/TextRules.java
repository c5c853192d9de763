// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.OptionType.Text;
import io.odpf.optimus.plugin.config.path.PathTemplate;
import io.odpf.optimus.plugin.config.path.RelativePath;
import io.odpf.optimus.plugin.config.value.Nearest;
import io.odpf.optimus.plugin.config.value.Refusal;
import io.odpf.optimus.plugin.config.value.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The patterns of our own texts: as regular expressions for the JSON Schema, and as code that says
 * in words what is wrong and needs no regular expression at start-up.
 */
public final class TextRules {
  static final Text NAME =
      new Text(
          "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
          "letters, digits, '.', '_' and '-', beginning with a letter or a digit");
  static final Text OUTPUT =
      new Text(
          "[a-z0-9][a-z0-9._-]{0,99}",
          "lower-case letters, digits, '.', '_' and '-', beginning with a letter or a digit");
  static final Text VERSION =
      new Text(
          "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}",
          "letters, digits, '.', '_', '+' and '-', beginning with a letter or a digit");
  static final Text PATH =
      new Text(
          "(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\?#\\u0000-\\u001f\\u007f]{1,1024}",
          "a path below the provider");
  static final Text SHA256 = new Text("[0-9A-Fa-f]{64}", "64 hexadecimal digits");

  /** May have several lines. */
  static final Text ANYTHING = new Text("[\\s\\S]*", "text");

  private static final int LONGEST_NAME = 100;

  /** The rules by type. */
  public static final Map<Text, TextRule> ALL =
      Map.of(
          NAME,
          text -> refuseUnless(text, "._-", true, NAME),
          OUTPUT,
          TextRules::output,
          VERSION,
          text -> refuseUnless(text, "._+-", true, VERSION),
          PATH,
          TextRules::path,
          SHA256,
          TextRules::sha256,
          ANYTHING,
          text -> {});

  private TextRules() {}

  private static void output(String text) throws Refusal {
    refuseUnless(text, "._-", false, OUTPUT);
    int point = text.indexOf('.');
    if (isDevice(point < 0 ? text : text.substring(0, point))) {
      throw Refusal.rule("invalid-value", "must not be the name of a Windows device")
          .hint("give it another name");
    }
  }

  private static void refuseUnless(String text, String others, boolean upper, Text type)
      throws Refusal {
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
      Refusal refusal = Refusal.expected(type.words());
      String lower = text.toLowerCase(Locale.ROOT);
      throw isPlain(lower, others) ? refusal.suggest("write '" + lower + "'") : refusal;
    }
    if (text.length() > LONGEST_NAME) {
      throw Refusal.rule("invalid-value", "must be at most 100 characters long");
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

  private static void path(String text) throws Refusal {
    RelativePath.Fault fault = RelativePath.fault(text).orElse(null);
    if (fault != null) {
      throw Refusal.rule("invalid-path", fault.says()).hint(fault.hint());
    }
    List<String> unknown = new ArrayList<>();
    boolean whole =
        PathTemplate.visit(
            text,
            (written, inside) -> {
              if (!inside.startsWith(".") || !PathTemplate.NAMES.contains(inside.substring(1))) {
                unknown.add(inside);
              }
            });
    if (!whole) {
      throw Refusal.rule("unknown-placeholder", "has '{{' or '}}' without the other")
          .hint("placeholders are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
    }
    if (!unknown.isEmpty()) {
      String inside = unknown.get(0);
      throw Refusal.rule("unknown-placeholder", "has an unknown placeholder")
          .suggest(
              Nearest.of(inside.startsWith(".") ? inside.substring(1) : inside, PathTemplate.NAMES)
                  .map(near -> "did you mean '{{." + near + "}}'?")
                  .orElse(""))
          .hint("there are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
    }
  }

  private static void sha256(String text) throws Refusal {
    boolean fine = text.length() == 64;
    for (int i = 0; i < text.length() && fine; i++) {
      fine = Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 0x80;
    }
    if (!fine) {
      throw Refusal.expected(SHA256.words());
    }
  }
}
