// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.store.StoreLocation;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effective value of each setting: the host's default or, without one, the built-in value.
 * Immutable.
 */
final class EffectiveSettings {
  private final Map<HostSetting, HostDefaults.Value> values;

  private EffectiveSettings(Map<HostSetting, HostDefaults.Value> values) {
    this.values = values;
  }

  static EffectiveSettings of(HostDefaults defaults, Installation installation) {
    Map<HostSetting, HostDefaults.Value> values = new EnumMap<>(HostSetting.class);
    for (HostSetting setting : HostSetting.values()) {
      HostDefaults.Value value = defaults.values().get(setting);
      values.put(
          setting,
          value == null
              ? new HostDefaults.Value(builtIn(setting, installation), new Origin.BuiltIn())
              : value);
    }
    return new EffectiveSettings(values);
  }

  private static String builtIn(HostSetting setting, Installation installation) {
    return switch (setting) {
      case MODE -> "client";
      case INSTALL_LOCATION ->
          text(installation.userHome().map(it -> it.resolve(".optimus/plugins")));
      case STORE ->
          text(
              StoreLocation.of(
                  installation.environment(),
                  Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"))));
      case PARALLEL -> Integer.toString(ManagerSettings.defaults().downloads());
      case DROP_INS ->
          String.join(
              File.pathSeparator, installation.dropIns().stream().map(Path::toString).toList());
      case LOG_FILE -> "runtime.log beside the runtime's socket";
      case LOG_FORMAT -> "text";
      case LOG_LEVEL -> "info";
      case LOG_SIZE -> "10";
      case MANAGEMENT_SERVE -> "on";
      case MANAGEMENT_FOLLOW, MANAGEMENT_PAGES -> "off";
      case CANARY_PROCESSES -> "0";
      case CANARY_SECONDS -> "30";
      case MANAGEMENT_ADDRESS,
          MANAGEMENT_CERTIFICATE,
          MANAGEMENT_KEY,
          MANAGEMENT_ACCESS,
          MANAGEMENT_CONFIG ->
          "";
      case MANAGEMENT_AUDIT ->
          text(RuntimePlace.auditDirectory(installation.environment(), installation.userHome()));
    };
  }

  private static String text(Optional<Path> path) {
    return path.map(Path::toString).orElse("");
  }

  /** Prints one line per setting. */
  void print(PrintStream out) {
    int key = 0;
    int text = 0;
    for (Map.Entry<HostSetting, HostDefaults.Value> entry : values.entrySet()) {
      key = Math.max(key, entry.getKey().key().length());
      text = Math.max(text, TerminalText.line(entry.getValue().text()).length());
    }
    for (Map.Entry<HostSetting, HostDefaults.Value> entry : values.entrySet()) {
      String value = TerminalText.line(entry.getValue().text());
      out.println(
          pad(entry.getKey().key(), key)
              + "  "
              + pad(value, text)
              + "  "
              + TerminalText.line(entry.getValue().origin().toString()));
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** Returns the settings as a tree for JSON. */
  List<Object> tree() {
    List<Object> all = new ArrayList<>();
    values.forEach(
        (setting, value) -> {
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("name", setting.key());
          tree.put("variable", setting.variable());
          tree.put(
              "value",
              setting.kind() == HostSetting.Kind.PATHS
                  ? List.of(value.text().split(File.pathSeparator))
                  : value.text());
          tree.put("origin", origin(value.origin()));
          all.add(tree);
        });
    return all;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (origin instanceof Origin.File file) {
      tree.put("kind", "file");
      tree.putAll(ProblemTree.of(file.position()));
    } else if (origin instanceof Origin.Variable variable) {
      tree.put("kind", "variable");
      tree.put("name", variable.name());
    } else {
      tree.put("kind", "default");
    }
    return tree;
  }
}
