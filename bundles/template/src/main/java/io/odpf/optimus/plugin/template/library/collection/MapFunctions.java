// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The map functions. Unlike in sprig, keys and values have a defined order: that of the keys. */
public final class MapFunctions {
  private MapFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.structure("dict", "any...", MapFunctions::dict);
    table.structure("get", "map string", MapFunctions::get);
    table.structure("set", "map string any", MapFunctions::set);
    table.structure("unset", "map string", MapFunctions::unset);
    table.structure(
        "hasKey", "map string", call -> new Flag(call.map(0).get(call.text(1)) != null));
    table.structure("pluck", "string map...", MapFunctions::pluck);
    table.structure("keys", "map...", MapFunctions::keys);
    table.structure("values", "map", MapFunctions::values);
    table.structure("pick", "map string...", call -> select(call, true));
    table.structure("omit", "map string...", call -> select(call, false));
    table.structure("dig", "any...", MapFunctions::dig);
    ListFunctions.add(table, "merge", "map map...", call -> merge(call, false));
    ListFunctions.add(table, "mergeOverwrite", "map map...", call -> merge(call, true));
    ListFunctions.add(table, "deepCopy", "any", MapFunctions::deepCopy);
  }

  private static Value dict(Call call) throws OperationException {
    call.budget().elements(call.size());
    Mapping map = Mapping.of(GoType.MAP);
    for (int i = 0; i < call.size(); i += 2) {
      Value key = call.get(i);
      map.put(Prints.text(key, call.budget()), i + 1 < call.size() ? call.get(i + 1) : Text.EMPTY);
      map.taintKeys(key.taint());
    }
    return map;
  }

  private static Value get(Call call) {
    Value value = call.map(0).get(call.text(1));
    return value == null ? Text.EMPTY : value;
  }

  private static Value set(Call call) throws OperationException {
    Mapping map = call.map(0);
    if (map.isNil()) {
      throw new OperationException("assignment to entry in nil map");
    }
    call.budget().elements(1);
    map.put(call.text(1), call.get(2));
    map.taintKeys(call.get(1).taint());
    return map;
  }

  private static Value unset(Call call) {
    call.map(0).remove(call.text(1));
    call.map(0).taintKeys(call.get(1).taint());
    return call.map(0);
  }

  private static Value pluck(Call call) throws OperationException {
    List<Value> values = new ArrayList<>();
    for (int i = 1; i < call.size(); i++) {
      Value value = call.map(i).get(call.text(0));
      if (value != null) {
        values.add(value);
      }
    }
    return ListFunctions.list(call, values);
  }

  private static Value keys(Call call) throws OperationException {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      keys.addAll(call.map(i).entries().keySet());
    }
    call.budget().elements(keys.size());
    return Sequence.ofTexts(keys);
  }

  private static Value values(Call call) throws OperationException {
    return ListFunctions.list(call, List.copyOf(call.map(0).entries().values()));
  }

  private static Value select(Call call, boolean keeps) throws OperationException {
    Set<String> keys = new HashSet<>();
    for (int i = 1; i < call.size(); i++) {
      keys.add(call.text(i));
    }
    call.budget().elements(call.map(0).size());
    Mapping map = Mapping.of(GoType.MAP);
    for (Map.Entry<String, Value> entry : call.map(0).entries().entrySet()) {
      if (keys.contains(entry.getKey()) == keeps) {
        map.put(entry.getKey(), entry.getValue());
      }
    }
    return map;
  }

  /** Returns a value in nested maps. The arguments are the keys, a default value and the map. */
  private static Value dig(Call call) throws OperationException {
    if (call.size() < 3) {
      throw new OperationException("dig needs at least three arguments");
    }
    Value value = call.get(call.size() - 1);
    List<String> keys = new ArrayList<>();
    for (Value key : call.arguments().subList(0, call.size() - 2)) {
      if (!(key instanceof Text text)) {
        throw new OperationException("a key is a string, not of type " + key.type().text());
      }
      keys.add(text.bytes());
    }
    for (String key : keys) {
      if (!(value instanceof Mapping map) || map.type() != GoType.MAP) {
        throw new OperationException(
            "a map is expected, not a value of type " + value.type().text());
      }
      Value found = map.get(key);
      if (found == null) {
        return call.get(call.size() - 2);
      }
      value = found.tainted(map.taint());
    }
    return value;
  }

  private static Value deepCopy(Call call) throws OperationException {
    if (call.get(0) instanceof Nil) {
      throw new OperationException("nothing to copy");
    }
    return DeepCopy.of(call.get(0), call.budget());
  }

  private static Value merge(Call call, boolean overwrites) throws OperationException {
    Merge merge = new Merge(overwrites, call.budget());
    Mapping target = call.map(0);
    for (int i = 1; i < call.size(); i++) {
      target = merge.into(target, call.map(i));
    }
    return target;
  }
}
