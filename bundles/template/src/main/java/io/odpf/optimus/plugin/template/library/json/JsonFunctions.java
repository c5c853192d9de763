// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.json;

import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;

/** The functions for JSON. */
public final class JsonFunctions {
  private static final String INDENT = "  ";

  private JsonFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("fromJson", "string", JsonFunctions::readOrNil);
    table.content("mustFromJson", "string", JsonFunctions::read);
    table.content("toJson", "any", call -> writeOrEmpty(call, ""));
    table.content("mustToJson", "any", call -> write(call, true, ""));
    table.content("toPrettyJson", "any", call -> writeOrEmpty(call, INDENT));
    table.content("mustToPrettyJson", "any", call -> write(call, true, INDENT));
    table.content("toRawJson", "any", call -> write(call, false, ""));
    table.content("mustToRawJson", "any", call -> write(call, false, ""));
  }

  private static Value read(Call call) throws OperationException {
    JsonReader.Document document = JsonReader.read(call.text(0), call.budget());
    if (document.overflows()) {
      throw new OperationException("a number is too large");
    }
    return document.value();
  }

  private static Value readOrNil(Call call) throws LimitException {
    try {
      return JsonReader.read(call.text(0), call.budget()).value();
    } catch (LimitException e) {
      throw e;
    } catch (OperationException e) {
      return Nil.VALUE;
    }
  }

  private static Value write(Call call, boolean escapesHtml, String indent)
      throws OperationException {
    return call.result(JsonWriter.write(call.get(0), escapesHtml, indent, call.budget()));
  }

  private static Value writeOrEmpty(Call call, String indent) throws LimitException {
    try {
      return write(call, true, indent);
    } catch (LimitException e) {
      throw e;
    } catch (OperationException e) {
      return Text.EMPTY;
    }
  }
}
