// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Generates templates: the same ones from the same seed. */
final class TemplateGenerator {
  private static final String[] TEXTS = {
    "a", " ", "\n", "select * from t\n", "  x  ", "é日", "\t", "}} ", "{ {", "\r\n", "-- ", "$x", ""
  };
  private static final String NOISE = "{}()|.$\"`'-= \n,:;/*%[]afx09é";

  private final RandomGenerator random;
  private final ExpressionGenerator expressions;
  private int names;

  TemplateGenerator(long seed) {
    this.random = new Random(seed);
    this.expressions = new ExpressionGenerator(random, new Functions());
  }

  /** Returns the next template. */
  String next() {
    names = 0;
    StringBuilder out = new StringBuilder();
    List<String> defined = new ArrayList<>();
    if (random.nextInt(6) == 0) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        String name = "T" + i;
        out.append(action("define \"" + name + "\""));
        body(out, 1, new ArrayList<>(), false, List.of());
        out.append(action("end"));
        defined.add(name);
      }
    }
    body(out, 2, new ArrayList<>(), false, defined);
    return random.nextInt(12) == 0 ? damaged(out) : out.toString();
  }

  private void body(
      StringBuilder out, int depth, List<String> outer, boolean inRange, List<String> defined) {
    List<String> variables = new ArrayList<>(outer);
    for (int i = random.nextInt(3); i >= 0; i--) {
      statement(out, depth, variables, inRange, defined);
    }
  }

  private void statement(
      StringBuilder out, int depth, List<String> variables, boolean inRange, List<String> defined) {
    int choice = random.nextInt(depth > 0 ? 20 : 11);
    switch (choice) {
      case 0, 1, 2 -> out.append(TEXTS[random.nextInt(TEXTS.length)]);
      case 3, 4, 5, 6 -> out.append(action(expressions.pipeline(expressions.kind(), 2, variables)));
      case 7 -> out.append(action(expressions.operand(expressions.kind(), 2, variables)));
      case 8 -> declare(out, variables);
      case 9 -> assign(out, variables);
      case 10 -> small(out, inRange, defined, variables);
      case 11, 12, 13 -> branch(out, "if", depth, variables, inRange, defined);
      case 14, 15 -> branch(out, "with", depth, variables, inRange, defined);
      case 16, 17, 18 -> range(out, depth, variables, defined);
      default -> {
        out.append(action("block \"B" + names++ + "\" ."));
        body(out, depth - 1, List.of(), false, defined);
        out.append(action("end"));
      }
    }
  }

  private void declare(StringBuilder out, List<String> variables) {
    String name = "$v" + random.nextInt(4);
    String value = expressions.pipeline(expressions.kind(), 1, variables);
    out.append(action(name + " := " + value));
    variables.add(name);
  }

  private void assign(StringBuilder out, List<String> variables) {
    if (variables.isEmpty() && random.nextInt(10) > 0) {
      return;
    }
    String name =
        random.nextInt(20) == 0 || variables.isEmpty()
            ? "$v9"
            : variables.get(variables.size() - 1);
    out.append(action(name + " = " + expressions.pipeline(expressions.kind(), 1, variables)));
  }

  private void small(
      StringBuilder out, boolean inRange, List<String> defined, List<String> variables) {
    if (inRange && random.nextBoolean()) {
      out.append(action(random.nextBoolean() ? "break" : "continue"));
    } else if (!defined.isEmpty()) {
      String name = defined.get(random.nextInt(defined.size()));
      out.append(
          action("template \"" + name + "\" " + expressions.operand(Kind.MAP, 1, variables)));
    } else {
      out.append(random.nextBoolean() ? "{{/* note */}}" : "{{- /* note */ -}}");
    }
  }

  private void branch(
      StringBuilder out,
      String word,
      int depth,
      List<String> variables,
      boolean inRange,
      List<String> defined) {
    List<String> inner = new ArrayList<>(variables);
    String declaration = random.nextInt(6) == 0 ? "$w := " : "";
    Kind kind = random.nextInt(3) == 0 ? Kind.BOOL : expressions.kind();
    out.append(action(word + " " + declaration + expressions.operand(kind, 2, variables)));
    if (!declaration.isEmpty()) {
      inner.add("$w");
    }
    body(out, depth - 1, inner, inRange, defined);
    int other = random.nextInt(3);
    if (other == 1) {
      out.append(action("else " + word + " " + expressions.operand(expressions.kind(), 1, inner)));
      body(out, depth - 1, inner, inRange, defined);
    }
    if (other > 0) {
      out.append(action("else"));
      body(out, depth - 1, inner, inRange, defined);
    }
    out.append(action("end"));
  }

  private void range(StringBuilder out, int depth, List<String> variables, List<String> defined) {
    Kind[] kinds = {Kind.LIST, Kind.LIST, Kind.MAP, Kind.STRINGS, Kind.WIDTH, Kind.ABSENT};
    List<String> inner = new ArrayList<>(variables);
    String value = expressions.countable(kinds[random.nextInt(kinds.length)], 1, variables);
    String declaration =
        switch (random.nextInt(4)) {
          case 0 -> "$i, $e := ";
          case 1 -> "$e := ";
          default -> "";
        };
    if (!declaration.isEmpty()) {
      inner.add("$e");
    }
    out.append(action("range " + declaration + value));
    if (random.nextBoolean()) {
      out.append("{{.}},");
    }
    body(out, depth - 1, inner, true, defined);
    if (random.nextInt(3) == 0) {
      out.append(action("else"));
      body(out, depth - 1, inner, false, defined);
    }
    out.append(action("end"));
  }

  private String action(String content) {
    String open = random.nextInt(6) == 0 ? "{{- " : random.nextBoolean() ? "{{" : "{{ ";
    String close = random.nextInt(6) == 0 ? " -}}" : random.nextBoolean() ? "}}" : " }}";
    return open + content + close;
  }

  /** Returns a template with a character or two that do not belong there, or without them. */
  private String damaged(StringBuilder text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && out.length() > 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(3)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
        default -> out.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
      }
    }
    return out.toString();
  }
}
