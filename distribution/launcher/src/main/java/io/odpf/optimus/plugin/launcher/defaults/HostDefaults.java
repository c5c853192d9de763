// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import io.odpf.optimus.plugin.manager.host.ValueCheck;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A host's defaults with their origins: the system's file, overridden by the user's file,
 * overridden by variables. The command line overrides them all. Immutable.
 *
 * @param files the files that were looked for, in reading order
 * @param values the values that are set
 * @param servers the files that list servers, in reading order
 * @param problems the errors, with their positions
 */
public record HostDefaults(
    List<Path> files, Map<HostSetting, Value> values, List<Path> servers, List<Problem> problems) {

  /** A value and its origin. */
  record Value(String text, Origin origin) {}

  public HostDefaults {
    files = List.copyOf(files);
    servers = List.copyOf(servers);
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    problems = List.copyOf(problems);
  }

  /** Reads the files that exist, and the variables. */
  public static HostDefaults read(Installation installation) {
    Map<HostSetting, Value> values = new EnumMap<>(HostSetting.class);
    List<Path> servers = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    ValueCheck check = new ValueCheck(installation.userHome());
    for (Path file : installation.defaultsFiles()) {
      DefaultsFile.Content content = new DefaultsFile(file, check).read();
      values.putAll(content.values());
      if (content.servers()) {
        servers.add(file);
      }
      problems.addAll(content.problems());
    }
    for (HostSetting setting : HostSetting.values()) {
      String text = installation.environment().getOrDefault(setting.variable(), "");
      if (!text.isEmpty()) {
        ValueCheck.Result result = check.check(setting, text);
        // Even an invalid variable overrides the files.
        result
            .refusal()
            .ifPresent(
                why ->
                    problems.add(
                        Problem.of(
                            CommandProblem.BAD_VALUE,
                            "the variable " + setting.variable() + " " + why.message(),
                            why.hint())));
        values.put(setting, new Value(result.value(), new Origin.Variable(setting.variable())));
      }
    }
    return new HostDefaults(installation.defaultsFiles(), values, servers, problems);
  }

  /** Returns the environment with the defaults as values of the corresponding variables. */
  public Map<String, String> environment(Map<String, String> process) {
    Map<String, String> all = new HashMap<>(process);
    if (!servers.isEmpty()) {
      String paths = String.join(File.pathSeparator, servers.stream().map(Path::toString).toList());
      all.putIfAbsent(HostVariable.SERVERS, paths);
    }
    values.forEach(
        (setting, value) -> {
          if (!value.text().isEmpty()) {
            all.put(setting.variable(), value.text());
          }
        });
    return all;
  }

  /**
   * Checks that the host's defaults, if there are any, are valid.
   *
   * @throws PluginManagerException with the errors
   */
  public static void require(Installation installation) throws PluginManagerException {
    if (installation.hasDefaults()) {
      List<Problem> problems = read(installation).problems();
      if (!problems.isEmpty()) {
        throw PluginManagerException.config(problems);
      }
    }
  }
}
