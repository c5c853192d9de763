// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages that are texts in JSON: times and durations. */
final class WellKnown {
  private static final String TIME = Timestamp.getDescriptor().getFullName();
  private static final String DURATION = Duration.getDescriptor().getFullName();
  private static final Pattern SECONDS = Pattern.compile("(-?)([0-9]{1,12})(\\.([0-9]{1,9}))?s");
  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final int NANO_DIGITS = 9;

  private WellKnown() {}

  /** Returns whether a message is a text in JSON. */
  static boolean isText(Descriptor message) {
    return message.getFullName().equals(TIME) || message.getFullName().equals(DURATION);
  }

  /** Parses a message. */
  static Message parse(Descriptor message, String text, Supplier<String> place)
      throws EndpointException {
    if (message.getFullName().equals(TIME)) {
      return time(text, place);
    }
    if (message.getFullName().equals(DURATION)) {
      return duration(text, place);
    }
    throw invalid(message, text, place);
  }

  private static Timestamp time(String text, Supplier<String> place) throws EndpointException {
    try {
      Instant time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
      if (time.getEpochSecond() >= EARLIEST) {
        return Timestamp.newBuilder()
            .setSeconds(time.getEpochSecond())
            .setNanos(time.getNano())
            .build();
      }
    } catch (DateTimeParseException e) {
      // Reported below, as for a time out of range.
    }
    throw invalid(Timestamp.getDescriptor(), text, place);
  }

  private static Duration duration(String text, Supplier<String> place) throws EndpointException {
    Matcher parts = SECONDS.matcher(text);
    if (!parts.matches()) {
      throw invalid(Duration.getDescriptor(), text, place);
    }
    int sign = parts.group(1).isEmpty() ? 1 : -1;
    String fraction = parts.group(4) == null ? "" : parts.group(4);
    int nanos = Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    return Duration.newBuilder()
        .setSeconds(sign * Long.parseLong(parts.group(2)))
        .setNanos(sign * nanos)
        .build();
  }

  private static EndpointException invalid(
      Descriptor message, String text, Supplier<String> place) {
    return new EndpointException(
        EndpointProblem.BAD_REQUEST,
        place.get()
            + ": invalid "
            + message.getFullName()
            + " value \""
            + TerminalText.passage(text)
            + "\"",
        message.getFullName().equals(TIME)
            ? "write a time such as 2021-05-26T02:00:00Z"
            : "write a duration such as 90s");
  }

  /** Returns the text of a message, with as many digits as needed: none, 3, 6 or 9. */
  static String text(Message message) {
    Descriptor type = message.getDescriptorForType();
    long seconds = (Long) message.getField(type.findFieldByNumber(1));
    FieldDescriptor fraction = type.findFieldByNumber(2);
    int nanos = (Integer) message.getField(fraction);
    if (type.getFullName().equals(TIME)) {
      return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochSecond(seconds, nanos));
    }
    String sign = seconds < 0 || nanos < 0 ? "-" : "";
    String digits = String.format(Locale.ROOT, "%09d", Math.abs(nanos));
    int kept = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS;
    String part = kept == 0 ? "" : "." + digits.substring(0, kept);
    return sign + Math.abs(seconds) + part + "s";
  }
}
