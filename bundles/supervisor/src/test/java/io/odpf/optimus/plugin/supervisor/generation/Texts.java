// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.MessageLite;

/** Messages as texts: every field that is there, by name, sub-messages also when they are empty. */
final class Texts {
  /** The assets of the jobs of {@link Jobs}. */
  static final String ASSET = field("assets", "name: \"query.sql\"", "value: \"select 1\"");

  /** Their configuration. */
  static final String[] CONFIGS = {
    field("configs", "name: \"Z\"", "value: \"last letter first\""),
    field("configs", "name: \"A\"", "value: \"1\"")
  };

  static final String SCHEDULE = field("instance_schedule", "nanos: 5", "seconds: 1600000000");
  static final String EMPTY_SCHEDULE = field("instance_schedule", "seconds: 0");
  static final String START = field("start_time", "seconds: 1500000000");
  static final String EMPTY_START = field("start_time", "seconds: 0");
  static final String END = field("end_time", "nanos: 999000000", "seconds: -1");
  static final String EMPTY_END = field("end_time", "seconds: 0");
  static final String OPTIONS = field("options");
  static final String DRY_RUN = field("options", "dry_run: true");

  static final String[] WINDOW = {
    field("offset", "nanos: -500000000", "seconds: -1"),
    field("size", "seconds: 86400"),
    "truncate_to: \"d\""
  };

  static final String[] EMPTY_WINDOW = {field("offset", "seconds: 0"), field("size", "seconds: 0")};

  static final String PROJECT =
      field(
          "project",
          field("config", "key: \"BUCKET\"", "value: \"b\""),
          "name: \"sales\"",
          field("secrets", "name: \"KEY\"", "value: \"hunter2\""));

  /** The compilation of {@link Jobs} in generations C and D. */
  static final String COMPILE =
      message(
          field("assets", ASSET),
          field("configs", CONFIGS),
          END,
          instanceData("TYPE_ENV", "TYPE_FILE"),
          SCHEDULE,
          DRY_RUN,
          START,
          field("window", WINDOW));

  /** The empty compilation of {@link Jobs} in generations C and D. */
  static final String EMPTY_COMPILE =
      message(
          field("assets"),
          field("configs"),
          EMPTY_END,
          EMPTY_SCHEDULE,
          OPTIONS,
          EMPTY_START,
          field("window", EMPTY_WINDOW));

  private Texts() {}

  /** The text of a message, without the comment in its first line. */
  static String of(MessageLite message) {
    String text = message.toString();
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1);
  }

  /** A message of these fields, which are in the order of their names. */
  static String message(String... fields) {
    return String.join("\n", fields);
  }

  /** A sub-message. */
  static String field(String name, String... fields) {
    return fields.length == 0 ? name + " {\n}" : name + " {\n" + message(fields).indent(2) + "}";
  }

  /** The run's values, with the generation's names of the two types. */
  static String instanceData(String environment, String file) {
    return message(
        field(
            "instance_data",
            "name: \"DSTART\"",
            "type: " + environment,
            "type_value: 1",
            "value: \"monday\""),
        field(
            "instance_data",
            "name: \"query.sql\"",
            "type: " + file,
            "type_value: 2",
            "value: \"select 2\""));
  }
}
