// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.text.Quotes;
import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The string functions. */
public final class TextFunctions {
  private TextFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    addCases(table);
    addCuts(table);
    addTests(table);
    addCompositions(table);
    table.content("hello", "", call -> new Text("Hello!"));
    table.content("toString", "any", call -> new Text(Prints.text(call.get(0), call.budget())));
    table.content("b64enc", "string", call -> call.result(BaseCoding.encode64(call.text(0))));
    table.content("b64dec", "string", call -> call.result(BaseCoding.decode64(call.text(0))));
    table.content("b32enc", "string", call -> call.result(BaseCoding.encode32(call.text(0))));
    table.content("b32dec", "string", call -> call.result(BaseCoding.decode32(call.text(0))));
    table.content(
        "fail",
        "string",
        call -> {
          throw new OperationException(call.text(0));
        });
  }

  private static void addCases(FunctionTable.Builder table) {
    table.content("upper", "string", call -> call.result(Words.upper(call.text(0))));
    table.content("lower", "string", call -> call.result(Words.lower(call.text(0))));
    table.content("title", "string", call -> call.result(Words.title(call.text(0))));
    table.content("untitle", "string", call -> call.result(Words.untitle(call.text(0))));
    table.content("swapcase", "string", call -> call.result(Words.swapCase(call.text(0))));
    table.content("initials", "string", call -> call.result(Words.initials(call.text(0))));
    table.content("nospace", "string", call -> call.result(Words.withoutSpace(call.text(0))));
    table.content("camelcase", "string", TextFunctions::camelCase);
    table.content("snakecase", "string", call -> call.result(JoinedCase.of(call.text(0), '_')));
    table.content("kebabcase", "string", call -> call.result(JoinedCase.of(call.text(0), '-')));
  }

  private static void addCuts(FunctionTable.Builder table) {
    table.content("trim", "string", call -> call.result(Runes.trim(call.text(0))));
    table.content(
        "trimAll", "string string", call -> call.result(Strings.trim(call.text(1), call.text(0))));
    table.alias("trimall", "trimAll");
    table.content("trimPrefix", "string string", TextFunctions::trimPrefix);
    table.content("trimSuffix", "string string", TextFunctions::trimSuffix);
    table.content("trunc", "int string", TextFunctions::truncate);
    table.content("substr", "int int string", TextFunctions::substring);
    table.content(
        "abbrev",
        "int string",
        call ->
            call.whole(0) < 4
                ? call.get(1)
                : call.result(Wrapping.abbreviate(call.text(1), 0, call.whole(0))));
    table.content("abbrevboth", "int int string", TextFunctions::abbreviateBoth);
    table.content("wrap", "int string", call -> wrap(call, "\n", 1, false));
    table.content("wrapWith", "int string string", call -> wrap(call, call.text(1), 2, true));
  }

  private static void addTests(FunctionTable.Builder table) {
    table.content(
        "contains",
        "string string",
        call -> new Flag(new TextFinder(call.text(0)).find(call.text(1), 0) >= 0));
    table.content(
        "hasPrefix", "string string", call -> new Flag(call.text(1).startsWith(call.text(0))));
    table.content(
        "hasSuffix", "string string", call -> new Flag(call.text(1).endsWith(call.text(0))));
  }

  private static void addCompositions(FunctionTable.Builder table) {
    table.content("repeat", "int string", TextFunctions::repeat);
    table.content("indent", "int string", call -> call.result(indent(call)));
    table.content("nindent", "int string", call -> call.result("\n" + indent(call)));
    table.content(
        "replace",
        "string string string",
        call ->
            call.result(Strings.replace(call.text(2), call.text(0), call.text(1), call.budget())));
    table.content(
        "plural", "string string int", call -> call.whole(2) == 1 ? call.get(0) : call.get(1));
    table.content("quote", "any...", TextFunctions::quote);
    table.content("squote", "any...", TextFunctions::singleQuote);
    table.content("cat", "any...", TextFunctions::concatenate);
  }

  private static Value camelCase(Call call) throws OperationException {
    // The text is converted to an array of code points.
    call.budget().checkLength((long) call.text(0).length() * Integer.BYTES);
    return call.result(CamelCase.of(call.text(0)));
  }

  private static Value trimPrefix(Call call) throws OperationException {
    String text = call.text(1);
    return call.result(
        text.startsWith(call.text(0)) ? text.substring(call.text(0).length()) : text);
  }

  private static Value trimSuffix(Call call) throws OperationException {
    String text = call.text(1);
    return call.result(
        text.endsWith(call.text(0))
            ? text.substring(0, text.length() - call.text(0).length())
            : text);
  }

  private static Value truncate(Call call) throws OperationException {
    long count = call.whole(0);
    String text = call.text(1);
    if (count < 0 && text.length() + count > 0) {
      return call.result(text.substring((int) (text.length() + count)));
    }
    return call.result(count >= 0 && text.length() > count ? text.substring(0, (int) count) : text);
  }

  private static Value substring(Call call) throws OperationException {
    long start = Math.max(call.whole(0), 0);
    long end = call.whole(1);
    String text = call.text(2);
    if (call.whole(0) >= 0 && (end < 0 || end > text.length())) {
      end = text.length();
    }
    if (start > end || end > text.length()) {
      throw new OperationException("slice bounds out of range");
    }
    return call.result(text.substring((int) start, (int) end));
  }

  private static Value abbreviateBoth(Call call) throws OperationException {
    long left = call.whole(0);
    long right = call.whole(1);
    if (right < 4 || left > 0 && right < 7) {
      return call.get(2);
    }
    return call.result(Wrapping.abbreviate(call.text(2), left, right));
  }

  private static Value wrap(Call call, String lineBreak, int text, boolean breaksWords)
      throws OperationException {
    String separator = lineBreak.isEmpty() ? "\n" : lineBreak;
    String given = call.text(text);
    long lines = given.length() / Math.max(1, Math.min(call.whole(0), Integer.MAX_VALUE)) + 1;
    call.budget().checkLength(given.length() + lines * separator.length());
    return call.result(Wrapping.wrap(given, call.whole(0), separator, breaksWords));
  }

  private static Value repeat(Call call) throws OperationException {
    long count = call.whole(0);
    String text = call.text(1);
    if (count < 0) {
      throw new OperationException("negative repeat count");
    }
    if (text.isEmpty() || count == 0) {
      return Text.EMPTY;
    }
    call.budget().checkLength(count);
    call.budget().checkLength(count * text.length());
    return call.result(text.repeat((int) count));
  }

  private static String indent(Call call) throws OperationException {
    long spaces = call.whole(0);
    String text = call.text(1);
    if (spaces < 0) {
      throw new OperationException("negative repeat count");
    }
    call.budget().checkLength(spaces);
    String padding = " ".repeat((int) spaces);
    return padding + Strings.replace(text, "\n", "\n" + padding, call.budget());
  }

  private static Value quote(Call call) throws OperationException {
    List<String> parts = new ArrayList<>();
    for (Value value : call.arguments()) {
      if (!(value instanceof Nil)) {
        parts.add(Quotes.quote(Prints.text(value, call.budget()), false));
      }
    }
    return call.result(Strings.join(parts, " ", call.budget()));
  }

  private static Value singleQuote(Call call) throws OperationException {
    List<String> parts = new ArrayList<>();
    for (Value value : call.arguments()) {
      if (!(value instanceof Nil)) {
        parts.add("'" + Prints.text(value, call.budget()) + "'");
      }
    }
    return call.result(Strings.join(parts, " ", call.budget()));
  }

  private static Value concatenate(Call call) throws OperationException {
    List<String> parts = new ArrayList<>();
    for (Value value : call.arguments()) {
      if (!(value instanceof Nil)) {
        parts.add(Prints.text(value, call.budget()));
      }
    }
    return call.result(Strings.join(parts, " ", call.budget()));
  }
}
