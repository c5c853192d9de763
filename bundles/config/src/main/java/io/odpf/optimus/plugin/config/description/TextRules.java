// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

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
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  static final String OUTPUT = "[a-z0-9][a-z0-9._-]{0,99}";
  static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}";
  static final String PATH = "(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\?#\\u0000-\\u001f\\u007f]{1,1024}";
  static final String SHA256 = "[0-9A-Fa-f]{64}";
  static final String ANYTHING = "[\\s\\S]*";

  private static final int LONGEST_NAME = 100;

  /** The rules by pattern. */
  public static final Map<String, TextRule> ALL =
      Map.of(
          NAME, TextRules::name,
          OUTPUT, TextRules::output,
          VERSION, TextRules::version,
          PATH, TextRules::path,
          SHA256, TextRules::sha256,
          ANYTHING, text -> {});

  private TextRules() {}

  private static void name(String text) throws Refusal {
    refuseUnless(text, "._-", true, "letters, digits, '.', '_' and '-'");
  }

  private static void version(String text) throws Refusal {
    refuseUnless(text, "._+-", true, "letters, digits, '.', '_', '+' and '-'");
  }

  private static void output(String text) throws Refusal {
    refuseUnless(text, "._-", false, "lower-case letters, digits, '.', '_' and '-'");
    int point = text.indexOf('.');
    if (isDevice(point < 0 ? text : text.substring(0, point))) {
      throw Refusal.rule("invalid-value", "must not be the name of a Windows device")
          .hint("Give it another name.");
    }
  }

  private static void refuseUnless(String text, String others, boolean upper, String words)
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
      Refusal refusal =
          Refusal.expected(
              words
                  + ", beginning with "
                  + (upper ? "a" : "a lower-case")
                  + " letter"
                  + " or a digit");
      String lower = text.toLowerCase(Locale.ROOT);
      throw isPlain(lower, others) ? refusal.suggest("Write '" + lower + "'.") : refusal;
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
          .hint("Placeholders are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}.");
    }
    if (!unknown.isEmpty()) {
      String inside = unknown.get(0);
      throw Refusal.rule("unknown-placeholder", "has an unknown placeholder")
          .suggest(
              Nearest.of(inside.startsWith(".") ? inside.substring(1) : inside, PathTemplate.NAMES)
                  .map(near -> "Did you mean '{{." + near + "}}'?")
                  .orElse(""))
          .hint("There are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}.");
    }
  }

  private static void sha256(String text) throws Refusal {
    boolean fine = text.length() == 64;
    for (int i = 0; i < text.length() && fine; i++) {
      fine = Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 0x80;
    }
    if (!fine) {
      throw Refusal.expected("64 hexadecimal digits");
    }
  }
}
