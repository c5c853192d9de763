// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.path;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The functions for paths. The functions for the operating system's paths ({@code osBase} and
 * others) are the same, so that results do not depend on the machine.
 */
public final class PathFunctions {
  private PathFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("base", "string", call -> call.result(base(call.text(0))));
    table.content("dir", "string", call -> call.result(directory(call.text(0))));
    table.content("clean", "string", call -> call.result(clean(call.text(0))));
    table.content("ext", "string", call -> call.result(extension(call.text(0))));
    table.content("isAbs", "string", call -> new Flag(call.text(0).startsWith("/")));
    table.alias("osBase", "base").alias("osDir", "dir").alias("osClean", "clean");
    table.alias("osExt", "ext").alias("osIsAbs", "isAbs");
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String directory(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  /** Returns the shortest equivalent path, as Go's {@code path.Clean} does. */
  private static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !(name.equals("..") && absolute)) {
        names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
