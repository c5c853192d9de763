// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on versions, for example {@code >=1.2, <2 || ^3}.
 *
 * @param alternatives the alternatives, of which one must hold; an alternative holds if all its
 *     constraints do
 */
record Constraints(List<List<Constraint>> alternatives) {
  private static final String OPERATOR = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
  private static final String VERSION =
      "v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?" + VersionReader.SUFFIX;
  private static final Pattern SINGLE =
      Pattern.compile("^\\s*(" + OPERATOR + ")\\s*(" + VERSION + ")\\s*$");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
  private static final Pattern NEXT = Pattern.compile("(" + OPERATOR + ")\\s*(" + VERSION + ")");
  private static final Pattern ALL =
      Pattern.compile("^(\\s*(" + OPERATOR + ")\\s*(" + VERSION + ")\\s*,?)+$");

  private static final int LONGEST = 10_000;

  static Constraints read(String text) throws OperationException {
    List<List<Constraint>> alternatives = new ArrayList<>();
    if (text.length() > LONGEST) {
      throw new OperationException("a constraint of more than " + LONGEST + " bytes");
    }
    for (String part : withoutRanges(text).split("\\|\\|", -1)) {
      if (!ALL.matcher(part).find()) {
        throw new OperationException("improper constraint: " + part);
      }
      List<Constraint> conditions = new ArrayList<>();
      Matcher next = NEXT.matcher(part);
      while (next.find()) {
        conditions.add(single(next.group()));
      }
      alternatives.add(conditions);
    }
    return new Constraints(alternatives);
  }

  boolean holdFor(Version version) {
    return alternatives.stream()
        .anyMatch(conditions -> conditions.stream().allMatch(c -> c.holdsFor(version)));
  }

  /** Replaces each range such as {@code 1.2 - 1.4} by two constraints. */
  private static String withoutRanges(String text) {
    Matcher range = RANGE.matcher(text);
    String result = text;
    while (range.find()) {
      String conditions = ">= " + range.group(1) + ", <= " + range.group(11);
      int at = result.indexOf(range.group());
      result = result.substring(0, at) + conditions + result.substring(at + range.group().length());
    }
    return result;
  }

  private static Constraint single(String text) throws OperationException {
    Matcher matcher = SINGLE.matcher(text);
    if (!matcher.find()) {
      throw new OperationException("improper constraint: " + text);
    }
    String major = VersionReader.orEmpty(matcher.group(3));
    String minor = VersionReader.orEmpty(matcher.group(4));
    String patch = VersionReader.orEmpty(matcher.group(5));
    String prerelease = VersionReader.orEmpty(matcher.group(6));
    String version = matcher.group(2);
    boolean anyMajor = isAny(major);
    boolean anyMinor = !anyMajor && isAny(minor);
    boolean anyPatch = !anyMajor && !anyMinor && isAny(patch);
    if (anyMajor) {
      version = "0.0.0";
    } else if (anyMinor) {
      version = major + ".0.0" + prerelease;
    } else if (anyPatch) {
      version = major + minor + ".0" + prerelease;
    }
    return new Constraint(
        matcher.group(1),
        VersionReader.read(version),
        anyMinor,
        anyPatch,
        anyMajor || anyMinor || anyPatch);
  }

  private static boolean isAny(String part) {
    String digits = part.startsWith(".") ? part.substring(1) : part;
    return digits.isEmpty() || digits.equals("x") || digits.equals("X") || digits.equals("*");
  }
}
