// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Side;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plugins that a server runs, as its management API reports them.
 *
 * @param platform the server's platform
 * @param supervised whether it runs plugins
 * @param plugins the plugins by name
 */
record ServerStatus(Platform platform, boolean supervised, SortedMap<String, Side> plugins) {

  /**
   * Parses a server's reply to a request for its status.
   *
   * @param server the server's name for messages
   * @throws PluginManagerException if it is not such a reply
   */
  static ServerStatus read(byte[] reply, String server) throws PluginManagerException {
    try {
      JsonObject status =
          JsonObject.parse(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).toString());
      String platform = status.text("platform");
      SortedMap<String, Side> plugins = new TreeMap<>();
      for (JsonObject plugin : status.objects("plugins")) {
        plugins.put(
            plugin.text("name"),
            new Side(present(plugin, "version"), present(plugin, "digest"), plugin.text("state")));
      }
      return new ServerStatus(
          Platform.parse(platform).orElseThrow(() -> status.wrong("platform", "no platform")),
          status.flag("supervised"),
          plugins);
    } catch (CharacterCodingException | JsonException e) {
      throw PluginManagerException.failure(
          Problem.of(
              ServerProblem.UNKNOWN_API,
              "the status of the server " + server + " cannot be read: " + e.getMessage(),
              "check the address; if it is right, the server is older than clients, or newer"),
          e);
    }
  }

  private static Optional<String> present(JsonObject plugin, String name) throws JsonException {
    return plugin.optionalText(name).filter(text -> !text.isEmpty());
  }
}
