// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;

/** The functions that return and compare types. */
public final class TypeFunctions {
  private TypeFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.structure("typeOf", "any", call -> new Text(type(call.get(0))));
    table.structure("kindOf", "any", call -> new Text(kind(call.get(0))));
    table.structure(
        "typeIs", "string any", call -> new Flag(call.text(0).equals(type(call.get(1)))));
    table.structure(
        "kindIs", "string any", call -> new Flag(call.text(0).equals(kind(call.get(1)))));
    table.structure(
        "typeIsLike",
        "string any",
        call -> {
          String type = type(call.get(1));
          return new Flag(call.text(0).equals(type) || ("*" + call.text(0)).equals(type));
        });
  }

  private static String type(Value value) {
    return value instanceof Nil ? "<nil>" : value.type().text();
  }

  private static String kind(Value value) {
    return value instanceof Nil ? "invalid" : value.type().kindText();
  }
}
