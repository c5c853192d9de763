// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.odpf.optimus.plugin.api.management.ConsoleTerminal;
import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The process of a runtime, whose shell repeats what it is told. */
final class FakeProcess implements RuntimeProcess {
  final List<String> stops = new CopyOnWriteArrayList<>();

  @Override
  public Map<String, Object> state(boolean brief) {
    Map<String, Object> state = new java.util.LinkedHashMap<>();
    state.put("state", "running");
    state.put("pid", 4711L);
    state.put("started", "2026-05-04T09:30:12.500Z");
    state.put("uptimeSeconds", 5L);
    if (!brief) {
      state.put("bundles", List.of(Map.of("id", 0L, "name", "framework", "state", "active")));
    }
    state.put("problems", List.of("a drop-in \"é\""));
    return state;
  }

  @Override
  public void stop(String reason, boolean keepPlugins) {
    stops.add(reason + (keepPlugins ? ", keeping plugins" : ""));
  }

  @Override
  public List<String> waitingFor() {
    return List.of("bundle slow to stop");
  }

  @Override
  public int run(String user, String lines, OutputStream out, OutputStream err) {
    try {
      out.write(lines.getBytes(UTF_8));
      err.write(user.getBytes(UTF_8));
      return 7;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void interact(String user, ConsoleTerminal terminal) throws IOException {
    OutputStream out = terminal.out();
    out.write(terminal.type().getBytes(UTF_8));
    InputStream keys =
        terminal.keys(
            (columns, rows) -> {
              try {
                out.write((columns + "x" + rows).getBytes(UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    for (int key = keys.read(); key >= 0; key = keys.read()) {
      out.write(key);
    }
  }
}
