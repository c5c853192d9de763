// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Generates expressions, most of which are right. */
final class ExpressionGenerator {
  private static final Kind[] COMMON = {
    Kind.STR,
    Kind.STR,
    Kind.INT,
    Kind.LONG,
    Kind.REAL,
    Kind.BOOL,
    Kind.LIST,
    Kind.MAP,
    Kind.STRINGS,
    Kind.TIME,
    Kind.ABSENT
  };

  /**
   * Kinds whose place nothing else takes: functions of times take anything else as the current
   * time, and with any number Go would fill the memory.
   */
  private static final Set<Kind> EXACT =
      EnumSet.of(Kind.FRESH, Kind.FIXED, Kind.TIME, Kind.SECONDS, Kind.DURATION, Kind.WIDTH);

  private static final Set<String> EXACT_WORDS =
      EXACT.stream().map(Kind::name).collect(Collectors.toSet());

  private static final Kind[] NUMBERS = {Kind.INT, Kind.INT, Kind.LONG, Kind.REAL, Kind.STR};
  private static final String[] VERBS = {
    "v", "v", "s", "d", "q", "x", "X", "t", "f", "g", "e", "T", "c", "U", "b", "o", "O", "G", "E",
    "+v", "#v", "F", "w", "z", "%"
  };
  private static final String[] FLAGS = {"", "", "", "", "-", "+", "0", " ", "#", "-0", "+ "};
  private static final String[] WIDTHS = {
    "", "", "", "5", "12", "*", ".2", "8.3", ".0", ".", "[1]", "[2]", "[9]", "5.*"
  };

  private final RandomGenerator random;
  private final Functions functions;

  ExpressionGenerator(RandomGenerator random, Functions functions) {
    this.random = random;
    this.functions = functions;
  }

  /** Returns any kind of value. */
  Kind kind() {
    return COMMON[random.nextInt(COMMON.length)];
  }

  /** Returns an operand: it needs no parentheses around it. */
  String operand(Kind kind, int depth, List<String> variables) {
    int choice = random.nextInt(100);
    if (EXACT.contains(kind)) {
      boolean isLeaf = depth <= 0 || kind != Kind.TIME || choice < 55;
      return isLeaf ? kind.leaf(random) : "(" + pipeline(kind, depth - 1, variables) + ")";
    }
    if (random.nextInt(150) == 0) {
      // Of the wrong kind, most probably.
      return operand(kind(), depth, variables);
    }
    if (choice < 10 && !variables.isEmpty()) {
      return variables.get(random.nextInt(variables.size()));
    }
    if (depth <= 0 || choice < 55 || kind == Kind.ABSENT) {
      return kind.leaf(random);
    }
    return "(" + pipeline(kind, depth - 1, variables) + ")";
  }

  /** Returns an operand that is no number: Go would count to any. */
  String countable(Kind kind, int depth, List<String> variables) {
    if (random.nextBoolean() || kind == Kind.WIDTH || kind == Kind.ABSENT) {
      return kind.leaf(random);
    }
    return "(" + call(functions.pick(random, kind), depth, variables) + ")";
  }

  /** Returns a pipeline. */
  String pipeline(Kind kind, int depth, List<String> variables) {
    if (random.nextInt(12) == 0 && !EXACT.contains(kind)) {
      return format(depth, variables);
    }
    Functions.Signature function =
        random.nextInt(60) == 0 && !EXACT.contains(kind)
            ? functions.pick(random)
            : functions.pick(random, kind);
    return call(function, depth, variables);
  }

  private String call(Functions.Signature function, int depth, List<String> variables) {
    List<String> arguments = arguments(function, depth, variables);
    if (!arguments.isEmpty() && random.nextInt(3) == 0) {
      String last = arguments.remove(arguments.size() - 1);
      return last + pipe() + function.name() + joined(arguments);
    }
    return function.name() + joined(arguments);
  }

  private List<String> arguments(Functions.Signature function, int depth, List<String> variables) {
    List<String> arguments = new ArrayList<>();
    for (String parameter : function.parameters()) {
      boolean repeated = parameter.endsWith("*");
      String word = repeated ? parameter.substring(0, parameter.length() - 1) : parameter;
      int count = repeated ? random.nextInt(4) : 1;
      for (int i = 0; i < count; i++) {
        arguments.add(operand(kind(word), depth, variables));
      }
    }
    boolean isExact = function.parameters().stream().anyMatch(EXACT_WORDS::contains);
    int mistake = isExact ? 2 : random.nextInt(600);
    if (mistake == 0) {
      arguments.add(Kind.STR.leaf(random));
    } else if (mistake == 1 && !arguments.isEmpty()) {
      arguments.remove(arguments.size() - 1);
    }
    return arguments;
  }

  private Kind kind(String word) {
    return switch (word) {
      case "ANY" -> kind();
      case "NUM" -> NUMBERS[random.nextInt(NUMBERS.length)];
      default -> Kind.valueOf(word);
    };
  }

  private String format(int depth, List<String> variables) {
    StringBuilder format = new StringBuilder();
    int verbs = 1 + random.nextInt(3);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < verbs; i++) {
      format.append(random.nextInt(3) == 0 ? "é|" : "").append('%');
      format.append(pick(FLAGS)).append(pick(WIDTHS)).append(pick(VERBS)).append('|');
      arguments.add(operand(kind(), depth, variables));
    }
    return "printf \"" + format + "\"" + joined(arguments);
  }

  private String pipe() {
    return random.nextBoolean() ? " | " : "|";
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private static String joined(List<String> arguments) {
    return arguments.isEmpty() ? "" : " " + String.join(" ", arguments);
  }
}
