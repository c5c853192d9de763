// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.Comparator;
import java.util.List;

/** The functions that split strings and join lists. */
public final class SplitFunctions {
  private SplitFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content(
        "splitList",
        "string string",
        call -> Sequence.ofTexts(Strings.split(call.text(1), call.text(0), -1, call.budget())));
    table.content("split", "string string", call -> parts(call, call.text(1), -1));
    table.content("splitn", "string int string", call -> parts(call, call.text(2), call.whole(1)));
    table.content("toStrings", "any", call -> Strings.list(call.get(0), call.budget()));
    table.content(
        "join",
        "string any",
        call ->
            call.result(
                Strings.join(
                    Strings.ofList(call.get(1), call.budget()), call.text(0), call.budget())));
    table.content("sortAlpha", "any", SplitFunctions::sort);
  }

  /** Returns the parts of a text in a map with the keys {@code _0}, {@code _1} and so on. */
  private static Value parts(Call call, String text, long most) throws OperationException {
    Mapping map = Mapping.of(GoType.STRING_MAP);
    List<String> parts = Strings.split(text, call.text(0), most, call.budget());
    for (int i = 0; i < parts.size(); i++) {
      map.put("_" + i, new Text(parts.get(i)));
    }
    return map;
  }

  private static Value sort(Call call) throws OperationException {
    if (!(call.get(0) instanceof Sequence)) {
      return Sequence.ofTexts(List.of(Prints.text(call.get(0), call.budget())));
    }
    Sequence list = Strings.list(call.get(0), call.budget());
    call.budget().elements(list.size());
    // Sorts a list of strings in place, as sprig does.
    list.elements().sort(Comparator.comparing(text -> ((Text) text).bytes()));
    return list;
  }
}
