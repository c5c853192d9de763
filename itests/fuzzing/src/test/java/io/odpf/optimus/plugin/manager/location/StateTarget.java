// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * The readers of receipts and journals: an accepted file can be written and read again unchanged.
 */
public final class StateTarget {
  private StateTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    receipt(text);
    journal(text);
  }

  private static void receipt(String text) {
    try {
      Receipt receipt = Receipt.read(JsonObject.parse(text));
      JsonText out = JsonText.indented();
      receipt.write(out);
      String written = new String(out.toBytes(), StandardCharsets.UTF_8);
      Invariant.holds(
          again(() -> Receipt.read(JsonObject.parse(written))).equals(receipt), "another receipt");
    } catch (JsonException failure) {
      told(failure, text);
    }
  }

  private static void journal(String text) {
    try {
      Journal journal = Journal.read(text);
      String written = new String(journal.content(), StandardCharsets.UTF_8);
      Journal read = again(() -> Journal.read(written));
      Invariant.holds(
          new String(read.content(), StandardCharsets.UTF_8).equals(written), "another journal");
    } catch (JsonException e) {
      told(e, text);
    }
  }

  private interface Reading<T> {
    T read() throws JsonException;
  }

  private static <T> T again(Reading<T> reading) {
    try {
      return reading.read();
    } catch (JsonException e) {
      throw new AssertionError("what was written is refused", e);
    }
  }

  private static void told(JsonException refused, String text) {
    // For JSON readers, a carriage return alone does not end a line.
    String[] lines = text.split("\r?\n", -1);
    Invariant.printable(refused.getMessage());
    Invariant.holds(refused.line() >= 1 && refused.line() <= lines.length, "no such line");
    int length = lines[refused.line() - 1].length();
    Invariant.holds(refused.column() >= 1 && refused.column() <= length + 1, "no such column");
  }
}
