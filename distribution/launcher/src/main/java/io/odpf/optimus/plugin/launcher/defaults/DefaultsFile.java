// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import io.odpf.optimus.plugin.manager.host.ValueCheck;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of defaults and reports all its errors at once. Each instance can be used once.
 */
final class DefaultsFile {
  /** The keys whose values are mappings of settings. */
  private static final List<String> GROUPS = List.of("log", "management");

  private static final String SERVERS = "servers";

  private final Path file;
  private final ValueCheck check;
  private final Findings findings = new Findings();
  private final Map<HostSetting, HostDefaults.Value> values = new EnumMap<>(HostSetting.class);
  private boolean servers;

  DefaultsFile(Path file, ValueCheck check) {
    this.file = file;
    this.check = check;
  }

  /**
   * The content of a file.
   *
   * @param values the valid settings
   * @param servers whether the file lists servers
   * @param problems the errors, with their positions
   */
  record Content(
      Map<HostSetting, HostDefaults.Value> values, boolean servers, List<Problem> problems) {}

  /** Reads the file. A missing file sets nothing. */
  Content read() {
    if (!Files.exists(file)) {
      return new Content(Map.of(), false, List.of());
    }
    if (!Files.isRegularFile(file)) {
      return refused(
          LauncherProblem.UNREADABLE_DEFAULTS,
          "the host's defaults cannot be read: " + file + ": it is not a regular file",
          "remove it, or put a file of defaults in its place");
    }
    try {
      Optional<String> objection = objection();
      if (objection.isPresent()) {
        return refused(
            LauncherProblem.UNTRUSTED_DEFAULTS,
            "the host's defaults are not used, since others could have written them: "
                + objection.get(),
            "make them yours or the superuser's alone: chown, chmod go-w");
      }
      Optional<SourceText> source =
          SourceText.of(file.toString(), SourceText.bytes(file), findings);
      if (source.isPresent()) {
        NodeReader.read(source.get(), findings).ifPresent(it -> root(it.root()));
      }
    } catch (IOException e) {
      return refused(
          LauncherProblem.UNREADABLE_DEFAULTS,
          "the host's defaults cannot be read: " + file + ": " + e.getMessage(),
          "check the permissions of the file and its directory");
    } catch (PluginManagerException e) {
      return new Content(Map.of(), false, e.problems());
    }
    return new Content(values, servers, problems());
  }

  /** Returns the problems. An empty file, or one with only comments, is valid. */
  private List<Problem> problems() {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>(findings.toException().problems());
    problems.removeIf(problem -> problem.code() == ConfigProblem.EMPTY);
    return problems;
  }

  private static Content refused(ProblemCode code, String message, String hint) {
    return new Content(Map.of(), false, List.of(Problem.of(code, message, hint)));
  }

  /**
   * Returns the reason not to trust the file, if other users could have written it. Follows links,
   * since packages and Kubernetes install configuration as links.
   */
  private Optional<String> objection() throws IOException {
    Ownership ownership = Ownership.ofThisProcess();
    Path real = file.toRealPath();
    Path parent = Objects.requireNonNull(file.getParent());
    Path realParent = Objects.requireNonNull(real.getParent());
    for (Path directory : List.of(parent.toRealPath(), realParent)) {
      Optional<String> objection = ownership.objectionToDirectory(directory);
      if (objection.isPresent()) {
        return Optional.of(directory + ": " + objection.get());
      }
    }
    Optional<String> link = ownership.objectionToOwner(file);
    return link.isPresent()
        ? link.map(why -> file + ": " + why)
        : ownership.objectionToFile(real).map(why -> real + ": " + why);
  }

  private void root(Node root) {
    if (root instanceof Node.Mapping mapping) {
      mapping(mapping, "");
    } else if (!(root instanceof Node.Broken)) {
      findings.add(
          root.position(),
          ConfigProblem.WRONG_KIND,
          "a defaults file must map keys to values",
          "for instance 'mode: server'; docs/configuration.md lists them");
    }
  }

  private void mapping(Node.Mapping mapping, String prefix) {
    for (Node.Entry entry : mapping.entries()) {
      String key = prefix + entry.key().text();
      HostSetting setting = setting(key);
      if (setting != null) {
        setting(setting, entry.value());
      } else if (GROUPS.contains(key) && entry.value() instanceof Node.Mapping group) {
        mapping(group, key + ".");
      } else if (GROUPS.contains(key)) {
        findings.add(
            entry.value().position(),
            ConfigProblem.WRONG_KIND,
            key + " must map keys to values",
            "for instance '" + key + ": {" + example(key) + "}'");
      } else if (key.equals(SERVERS)) {
        servers(entry.value());
      } else {
        unknown(entry.key().position(), entry.key().text(), key, prefix);
      }
    }
  }

  private static String example(String group) {
    return group.equals("log") ? "level: debug" : "serve: on";
  }

  /** Checks that servers have names. Their other values are checked when one of them is used. */
  private void servers(Node node) {
    if (!(node instanceof Node.Sequence list)) {
      findings.add(
          node.position(),
          ConfigProblem.WRONG_KIND,
          "servers must be a list",
          "for instance 'servers: [{name: production, url: https://plugins.example.com:9100}]'");
      return;
    }
    for (Node item : list.items()) {
      boolean named = item instanceof Node.Mapping server && server.scalar("name").isPresent();
      if (!named && !(item instanceof Node.Broken)) {
        findings.add(
            item.position(),
            ConfigProblem.MISSING_KEY,
            "a server must have a name",
            "write '- name: production', and its url below");
      }
    }
    servers = true;
  }

  private void unknown(Position position, String word, String key, String prefix) {
    List<String> keys = new ArrayList<>();
    for (HostSetting setting : HostSetting.values()) {
      if (setting.key().startsWith(prefix)) {
        String rest = setting.key().substring(prefix.length());
        keys.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
      }
    }
    if (prefix.isEmpty()) {
      keys.add(SERVERS);
    }
    String hint =
        key.equals("plugins") || key.equals("providers")
            ? "this file is for the host; plugins and providers belong to a project's configuration"
            : DidYouMean.nearest(word, keys)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("there are " + String.join(", ", keys.stream().distinct().toList()));
    findings.add(position, ConfigProblem.UNKNOWN_KEY, "unknown key '" + word + "'", hint);
  }

  private static @Nullable HostSetting setting(String key) {
    for (HostSetting setting : HostSetting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    return null;
  }

  private void setting(HostSetting setting, Node node) {
    if (setting.kind() == HostSetting.Kind.PATHS && node instanceof Node.Sequence list) {
      paths(setting, list);
    } else if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      String value = value(setting, scalar);
      if (!value.isEmpty()) {
        put(setting, value, scalar.position());
      }
    } else if (!(node instanceof Node.Broken)) {
      findings.add(
          node.position(),
          ConfigProblem.WRONG_KIND,
          setting.key()
              + (setting.kind() == HostSetting.Kind.PATHS
                  ? " is a list of paths"
                  : " is one value"),
          "write it after the colon, or remove the key");
    }
  }

  private void paths(HostSetting setting, Node.Sequence list) {
    List<String> paths = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Scalar scalar) {
        paths.add(value(setting, scalar));
      } else if (!(item instanceof Node.Broken)) {
        findings.add(
            item.position(),
            ConfigProblem.WRONG_KIND,
            "a path must be text",
            "remove the brackets");
      }
    }
    if (!paths.isEmpty() && !paths.contains("")) {
      put(setting, String.join(File.pathSeparator, paths), list.position());
    }
  }

  /** Returns the checked value of a scalar; empty if it is invalid, which has been reported. */
  private String value(HostSetting setting, Node.Scalar scalar) {
    ValueCheck.Result result = check.checkOne(setting, scalar.text());
    result
        .refusal()
        .ifPresent(
            why ->
                findings.add(
                    scalar.position(),
                    CommandProblem.BAD_VALUE,
                    setting.key() + " " + why.message(),
                    why.hint()));
    return result.value();
  }

  private void put(HostSetting setting, String value, Position position) {
    values.put(setting, new HostDefaults.Value(value, new Origin.File(position)));
  }
}
