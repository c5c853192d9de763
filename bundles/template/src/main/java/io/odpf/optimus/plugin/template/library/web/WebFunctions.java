// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.web;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.library.web.UrlEscapes.Part;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions for URLs, and the escaping functions. */
public final class WebFunctions {
  private WebFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("html", "any...", call -> call.result(Escapes.html(print(call))));
    table.content("js", "any...", call -> call.result(Escapes.javaScript(print(call))));
    table.content(
        "urlquery", "any...", call -> call.result(UrlEscapes.escape(print(call), Part.QUERY)));
    table.content("urlParse", "string", WebFunctions::parse);
    table.content("urlJoin", "map", WebFunctions::join);
  }

  /** Prints the arguments as one text, with {@code <no value>} for absent ones. */
  private static String print(Call call) throws OperationException {
    List<Value> values = new ArrayList<>();
    for (Value value : call.arguments()) {
      values.add(value instanceof Nil ? new Text("<no value>") : value);
    }
    return Prints.print(values, call.budget());
  }

  private static Value parse(Call call) throws OperationException {
    Url url = Url.parse(call.text(0));
    Mapping map = Mapping.of(GoType.MAP);
    map.put("scheme", new Text(url.scheme()));
    map.put("host", new Text(url.host()));
    map.put("hostname", new Text(Host.name(url.host())));
    map.put("path", new Text(url.path()));
    map.put("query", new Text(url.query()));
    map.put("opaque", new Text(url.opaque()));
    map.put("fragment", new Text(url.fragment()));
    map.put("userinfo", new Text(url.user().orElse("")));
    return map;
  }

  private static Value join(Call call) throws OperationException {
    Mapping map = call.map(0);
    String user = part(map, "userinfo");
    Optional<String> userinfo =
        user.isEmpty() ? Optional.empty() : Url.parse("proto://" + user + "@host").user();
    Url url =
        new Url(
            part(map, "scheme"),
            part(map, "opaque"),
            userinfo,
            part(map, "host"),
            part(map, "path"),
            part(map, "query"),
            part(map, "fragment"));
    return call.result(url.text());
  }

  private static String part(Mapping map, String key) throws OperationException {
    Value value = map.get(key);
    if (value == null) {
      return "";
    }
    if (value instanceof Text text) {
      return text.bytes();
    }
    throw new OperationException(
        "unable to parse " + key + " key, must be of type string, but " + value.type().text());
  }
}
