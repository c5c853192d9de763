// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.time.TimeText;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Version;
import io.odpf.optimus.plugin.template.value.Whole;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.Instant;
import java.util.Map;

/** Writes values as the verbs of Go's package fmt specify. */
final class Printer {
  private static final String NIL = "<nil>";
  private static final String STRING_VERBS = "vsxXq";

  /** The seconds from the beginning of the year 1, where Go's times begin, to that of 1970. */
  private static final long SECONDS_TO_1970 = 62_135_596_800L;

  private static final int DEFAULT_PRECISION = 6;

  private final StringBuilder out;
  private final Budget budget;
  private final Padded padded;

  /** Whether a value is being printed for a bad verb. Go does not call String methods then. */
  private boolean erroring;

  Printer(StringBuilder out, Budget budget) {
    this.out = out;
    this.budget = budget;
    this.padded = new Padded(out, budget);
  }

  /** Writes an argument. */
  void argument(Value value, int verb, Flags flags) throws LimitException {
    if (isNothing(value)) {
      if (verb == 'v' || verb == 'T') {
        padded.pad(NIL, flags);
      } else {
        badVerb(value, verb, flags);
      }
    } else if (verb == 'T') {
      padded.text(value.type().text(), flags);
    } else if (verb == 'p') {
      badVerb(value, verb, flags);
    } else {
      print(value, verb, flags);
    }
  }

  private void print(Value value, int verb, Flags flags) throws LimitException {
    budget.work(1);
    if (value instanceof Text text) {
      text(text.bytes(), value, verb, flags);
    } else if (value instanceof Whole whole) {
      integer(whole, verb, flags);
    } else if (value instanceof Real real) {
      real(real, verb, flags);
    } else if (value instanceof Flag flag) {
      if (verb == 't' || verb == 'v') {
        padded.pad(flag.isTrue() ? "true" : "false", flags);
      } else {
        badVerb(value, verb, flags);
      }
    } else if (value instanceof Moment moment) {
      time(moment, verb, flags);
    } else if (value instanceof Version version) {
      stringer(version.text(), value, verb, flags);
    } else {
      container(value, verb, flags);
    }
  }

  private void container(Value value, int verb, Flags flags) throws LimitException {
    if (verb == 'w') {
      badVerb(value, verb, flags);
      return;
    }
    if (flags.goSyntax()) {
      out.append(value.type().text());
      if (value.isNil()) {
        out.append("(nil)");
        return;
      }
    } else if (value instanceof Mapping) {
      out.append("map");
    }
    out.append(flags.goSyntax() ? '{' : '[');
    budget.enterValue();
    if (value instanceof Sequence list) {
      elements(list, verb, flags);
    } else if (value instanceof Mapping map) {
      entries(map, verb, flags);
    }
    budget.leaveValue();
    out.append(flags.goSyntax() ? '}' : ']');
  }

  private void elements(Sequence list, int verb, Flags flags) throws LimitException {
    String separator = "";
    for (Value element : list.elements()) {
      out.append(separator);
      nested(element, verb, flags);
      separator = separator(flags);
    }
  }

  private void entries(Mapping map, int verb, Flags flags) throws LimitException {
    String separator = "";
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      out.append(separator);
      nested(new Text(entry.getKey()), verb, flags);
      out.append(':');
      nested(entry.getValue(), verb, flags);
      separator = separator(flags);
    }
  }

  private static String separator(Flags flags) {
    return flags.goSyntax() ? ", " : " ";
  }

  private void nested(Value value, int verb, Flags flags) throws LimitException {
    budget.checkLength(out.length());
    if (isNothing(value)) {
      out.append(flags.goSyntax() ? "interface {}(nil)" : NIL);
    } else {
      print(value, verb, flags);
    }
  }

  private void time(Moment moment, int verb, Flags flags) throws LimitException {
    boolean isUtc = moment.zone().equals(Zone.UTC);
    if (erroring && isUtc) {
      fields(moment, verb, flags);
    } else if (verb == 'w') {
      badVerb(moment, verb, flags);
    } else if (flags.goSyntax()) {
      padded.text(TimeText.goSyntax(moment), flags);
    } else if (STRING_VERBS.indexOf(verb) >= 0 || !isUtc) {
      stringer(TimeText.text(moment), moment, verb, flags);
    } else {
      fields(moment, verb, flags);
    }
  }

  /**
   * Writes a time field by field, as Go does for verbs that do not format strings. Go's struct has
   * no location for UTC.
   */
  private void fields(Moment moment, int verb, Flags flags) throws LimitException {
    Instant instant = moment.instant();
    long seconds = instant.getEpochSecond() + SECONDS_TO_1970;
    int nanos = instant.getNano();
    boolean named = flags.names() || flags.goSyntax();
    String separator = flags.goSyntax() ? ", " : " ";
    out.append(flags.goSyntax() ? "time.Time" : "").append(named ? "{wall:" : "{");
    print(new Whole(nanos, GoType.UINT64), verb, flags);
    out.append(separator).append(named ? "ext:" : "");
    print(Whole.ofLong(seconds), verb, flags);
    out.append(separator).append(named ? "loc:" : "");
    if (flags.goSyntax()) {
      out.append("(*time.Location)(nil)");
    } else if (verb == 'v') {
      padded.pad(NIL, flags);
    } else if ("bodxX".indexOf(verb) >= 0) {
      print(new Whole(0, GoType.UINT64), verb, flags);
    } else {
      note(verb).append("*time.Location=");
      padded.pad(NIL, flags);
      out.append(')');
    }
    out.append('}');
  }

  private void stringer(String text, Value value, int verb, Flags flags) throws LimitException {
    if (flags.goSyntax()) {
      padded.text(text, flags);
    } else if (STRING_VERBS.indexOf(verb) >= 0) {
      text(text, value, verb, flags);
    } else {
      badVerb(value, verb, flags);
    }
  }

  private void text(String text, Value value, int verb, Flags flags) throws LimitException {
    switch (verb) {
      case 'v' -> {
        if (flags.goSyntax()) {
          padded.quoted(text, flags);
        } else {
          padded.text(text, flags);
        }
      }
      case 's' -> padded.text(text, flags);
      case 'x', 'X' -> padded.hex(text, verb == 'X', flags);
      case 'q' -> padded.quoted(text, flags);
      default -> badVerb(value, verb, flags);
    }
  }

  private void integer(Whole whole, int verb, Flags flags) throws LimitException {
    long bits = whole.bits();
    boolean signed = whole.isSigned();
    switch (verb) {
      case 'v' -> {
        if (flags.goSyntax() && !signed) {
          padded.integer(bits, false, 16, 'v', flags.withSharp(true));
        } else {
          padded.integer(bits, signed, 10, 'v', flags);
        }
      }
      case 'd' -> padded.integer(bits, signed, 10, 'd', flags);
      case 'b' -> padded.integer(bits, signed, 2, 'b', flags);
      case 'o', 'O' -> padded.integer(bits, signed, 8, (char) verb, flags);
      case 'x', 'X' -> padded.integer(bits, signed, 16, (char) verb, flags);
      case 'c' -> padded.character(bits, flags);
      case 'q' -> padded.quotedCharacter(bits, flags);
      case 'U' -> padded.unicode(bits, flags);
      default -> badVerb(whole, verb, flags);
    }
  }

  private void real(Real real, int verb, Flags flags) throws LimitException {
    switch (verb) {
      case 'v' -> padded.real(real.number(), 'g', Floats.SHORTEST, flags);
      case 'b', 'g', 'G', 'x', 'X' ->
          padded.real(real.number(), (char) verb, Floats.SHORTEST, flags);
      case 'f', 'e', 'E' -> padded.real(real.number(), (char) verb, DEFAULT_PRECISION, flags);
      case 'F' -> padded.real(real.number(), 'f', DEFAULT_PRECISION, flags);
      default -> badVerb(real, verb, flags);
    }
  }

  private void badVerb(Value value, int verb, Flags flags) throws LimitException {
    note(verb);
    if (isNothing(value)) {
      out.append(NIL);
    } else {
      out.append(value.type().text()).append('=');
      erroring = true;
      print(value, 'v', flags);
      erroring = false;
    }
    out.append(')');
  }

  private StringBuilder note(int verb) {
    out.append("%!");
    Utf8.append(out, verb);
    return out.append('(');
  }

  /** Returns whether a value is nil without a type, like a nil interface in Go. */
  static boolean isNothing(Value value) {
    return value.isNil() && !(value instanceof Sequence) && !(value instanceof Mapping);
  }
}
