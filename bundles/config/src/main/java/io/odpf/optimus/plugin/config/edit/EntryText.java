// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** A plugin's entry as text. */
final class EntryText {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final NewPlugin plugin;

  EntryText(NewPlugin plugin) {
    this.plugin = plugin;
    texts.put(ConfigKeys.PROVIDER, plugin.provider());
    texts.put(ConfigKeys.OUTPUT, plugin.name());
    texts.put(ConfigKeys.PATH, plugin.path());
    plugin.version().ifPresent(version -> texts.put(ConfigKeys.VERSION, version));
    plugin.checksums().ifPresent(path -> texts.put(ConfigKeys.CHECKSUMS, path));
    plugin.binary().ifPresent(path -> texts.put(ConfigKeys.BINARY, path));
  }

  /**
   * Returns the entry as lines, each with the line break before it.
   *
   * @param indent the text before the dash
   * @param gap the spaces between the dash and the keys
   */
  String block(String lineBreak, String indent, String gap) {
    String keys = lineBreak + indent + " " + " ".repeat(gap.length());
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      text.append(text.isEmpty() ? lineBreak + indent + "-" + gap : keys);
      text.append(entry.getKey()).append(": ").append(ScalarText.block(entry.getValue()));
    }
    if (!plugin.modes().isEmpty()) {
      text.append(keys).append(ConfigKeys.MODES).append(": ").append(modes(false));
    }
    if (!plugin.options().isEmpty()) {
      text.append(keys).append(ConfigKeys.CONFIG).append(':');
      for (Map.Entry<String, String> option : plugin.options().entrySet()) {
        text.append(keys).append("  ").append(ScalarText.block(option.getKey()));
        text.append(": ").append(ScalarText.block(option.getValue()));
      }
    }
    return text.toString();
  }

  /**
   * Returns the entry as one line in braces.
   *
   * @param json whether to quote everything
   */
  String flow(boolean json) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    texts.forEach((key, value) -> text.add(pair(key, value, json)));
    if (!plugin.modes().isEmpty()) {
      text.add(scalar(ConfigKeys.MODES, json) + ": " + modes(json));
    }
    if (!plugin.options().isEmpty()) {
      StringJoiner config = new StringJoiner(", ", "{", "}");
      plugin.options().forEach((key, value) -> config.add(pair(key, value, json)));
      text.add(scalar(ConfigKeys.CONFIG, json) + ": " + config);
    }
    return text.toString();
  }

  private String modes(boolean json) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    if (plugin.modes().contains(Mode.SERVER)) {
      list.add(scalar("server", json));
    }
    if (plugin.modes().contains(Mode.CLIENT)) {
      list.add(scalar("client", json));
    }
    return list.toString();
  }

  private static String pair(String key, String value, boolean json) {
    return scalar(key, json) + ": " + scalar(value, json);
  }

  private static String scalar(String text, boolean json) {
    return json ? ScalarText.quoted(text) : ScalarText.flow(text);
  }
}
