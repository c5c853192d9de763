// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.page;

import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import java.util.List;
import java.util.Locale;

/**
 * The plugins as HTML. It needs no script and no style of its own, which the server's policy for
 * pages would not permit inside a page.
 *
 * @param processes whether the processes are shown
 */
record PluginTable(boolean processes) {

  /** Returns the page for a reader. */
  String html(String reader, List<PluginStatus> plugins) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">");
    html.append("<title>Plugins</title>\n<h1>Plugins</h1>\n");
    html.append("<p>For ").append(escaped(reader)).append("</p>\n");
    if (plugins.isEmpty()) {
      return html.append("<p>No plugin was found.</p>\n</html>\n").toString();
    }
    html.append("<table>\n<tr><th>Name<th>Version<th>State");
    html.append(processes ? "<th>Process\n" : "\n");
    for (PluginStatus plugin : plugins) {
      html.append("<tr><td>").append(escaped(plugin.name()));
      html.append("<td>").append(escaped(plugin.version().orElse("unknown")));
      html.append("<td>").append(plugin.state().name().toLowerCase(Locale.ROOT));
      if (processes) {
        html.append("<td>");
        plugin.pid().ifPresent(html::append);
      }
      html.append('\n');
    }
    return html.append("</table>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
