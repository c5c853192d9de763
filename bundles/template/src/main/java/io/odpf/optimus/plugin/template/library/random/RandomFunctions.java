// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.random;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The functions that return random values. */
public final class RandomFunctions {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String PRINTABLE =
      IntStream.range(' ', 127).mapToObj(Character::toString).collect(Collectors.joining());

  /** The functions whose results may differ between renderings, including those of the clock. */
  public static final Set<String> UNSTABLE =
      Set.of(
          "ago",
          "now",
          "randAlpha",
          "randAlphaNum",
          "randAscii",
          "randBytes",
          "randInt",
          "randNumeric",
          "shuffle",
          "uuidv4");

  private RandomFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("randAlpha", "int", call -> pick(call, LETTERS));
    table.content("randAlphaNum", "int", call -> pick(call, LETTERS + DIGITS));
    table.content("randNumeric", "int", call -> pick(call, DIGITS));
    table.content("randAscii", "int", call -> pick(call, PRINTABLE));
    table.content("randBytes", "int", RandomFunctions::bytes);
    table.content("randInt", "int int", RandomFunctions::integer);
    table.content("shuffle", "string", RandomFunctions::shuffle);
    table.content("uuidv4", "", RandomFunctions::uuid);
  }

  private static Value pick(Call call, String alphabet) throws OperationException {
    long count = Math.max(call.whole(0), 0);
    call.budget().checkLength(count);
    StringBuilder out = new StringBuilder((int) count);
    for (long i = 0; i < count; i++) {
      out.append(alphabet.charAt(call.context().random().nextInt(alphabet.length())));
    }
    return call.result(out.toString());
  }

  private static Value bytes(Call call) throws OperationException {
    long count = call.whole(0);
    if (count < 0) {
      throw new OperationException("a negative number of bytes");
    }
    // Twice, since doubling a number beyond the limit could overflow.
    call.budget().checkLength(count);
    call.budget().checkLength(count * 2);
    byte[] bytes = new byte[(int) count];
    call.context().random().nextBytes(bytes);
    return call.result(new String(Base64.getEncoder().encode(bytes), StandardCharsets.ISO_8859_1));
  }

  private static Value integer(Call call) throws OperationException {
    if (call.whole(1) <= call.whole(0)) {
      throw new OperationException("there is no number from a minimum to before itself");
    }
    return Whole.of(call.context().random().nextLong(call.whole(0), call.whole(1)));
  }

  private static Value shuffle(Call call) throws OperationException {
    call.budget().checkLength((long) call.text(0).length() * Integer.BYTES);
    int[] runes = Utf8.runes(call.text(0));
    for (int i = runes.length - 1; i > 0; i--) {
      int other = call.context().random().nextInt(i + 1);
      int rune = runes[i];
      runes[i] = runes[other];
      runes[other] = rune;
    }
    StringBuilder out = new StringBuilder();
    for (int rune : runes) {
      Utf8.append(out, rune);
    }
    return call.result(out.toString());
  }

  private static Value uuid(Call call) throws OperationException {
    byte[] bytes = new byte[16];
    call.context().random().nextBytes(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    return call.result(
        String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20)));
  }
}
