// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Body;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.List;

/** The functions for regular expressions. */
public final class RegexFunctions {
  private static final String META = "\\.+*?()|[]{}^$";

  private RegexFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("regexMatch", "string string", RegexFunctions::matchOrFalse);
    table.content("mustRegexMatch", "string string", RegexFunctions::match);
    add(table, "regexFind", "string string", RegexFunctions::find);
    add(table, "regexFindAll", "string string int", RegexFunctions::findAll);
    add(table, "regexReplaceAll", "string string string", call -> replace(call, false));
    add(table, "regexReplaceAllLiteral", "string string string", call -> replace(call, true));
    add(table, "regexSplit", "string string int", RegexFunctions::split);
    table.content("regexQuoteMeta", "string", RegexFunctions::quote);
  }

  private static void add(FunctionTable.Builder table, String name, String signature, Body body) {
    table.content(name, signature, body);
    table.alias("mustR" + name.substring(1), name);
  }

  private static Search search(Call call) throws OperationException {
    return Search.of(call.text(0), call.text(1), call.budget());
  }

  private static Value match(Call call) throws OperationException {
    return new Flag(search(call).find(0));
  }

  private static Value matchOrFalse(Call call) throws LimitException {
    try {
      return match(call);
    } catch (LimitException e) {
      throw e;
    } catch (OperationException e) {
      return new Flag(false);
    }
  }

  private static Value find(Call call) throws OperationException {
    Search search = search(call);
    return call.result(search.find(0) ? Utf8.encodeExactly(search.match()) : "");
  }

  private static Value findAll(Call call) throws OperationException {
    Search search = search(call);
    List<String> matches =
        search.all(call.whole(2)).stream()
            .map(span -> search.text().substring(span.start(), span.end()))
            .toList();
    return matches.isEmpty() ? Sequence.nil(GoType.STRINGS) : list(call, matches);
  }

  private static Value replace(Call call, boolean isLiteral) throws OperationException {
    Replacement replacement = new Replacement(Utf8.decodeExactly(call.text(2)), isLiteral);
    return call.result(Utf8.encodeExactly(search(call).replaceAll(replacement)));
  }

  private static Value split(Call call) throws OperationException {
    Search search = search(call);
    return call.whole(2) == 0
        ? Sequence.nil(GoType.STRINGS)
        : list(call, search.split(call.whole(2)));
  }

  private static Value list(Call call, List<String> texts) throws OperationException {
    call.budget().elements(texts.size());
    return Sequence.ofTexts(texts.stream().map(Utf8::encodeExactly).toList());
  }

  private static Value quote(Call call) throws OperationException {
    StringBuilder out = new StringBuilder();
    for (char c : call.text(0).toCharArray()) {
      out.append(META.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return call.result(out.toString());
  }
}
