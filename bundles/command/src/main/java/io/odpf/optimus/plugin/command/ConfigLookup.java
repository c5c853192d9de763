// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the configuration file, named by option or variable, else by its default names. */
public final class ConfigLookup {
  private static final String VARIABLE = "OPTIMUS_PLUGIN_CONFIG";
  private static final String[] DEFAULT_NAMES = {"optimus-plugins.yaml", "config.yaml"};

  private final Map<String, String> environment;
  private final Path workingDirectory;

  public ConfigLookup(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /**
   * A configuration that was found.
   *
   * @param file the file with an absolute path
   * @param paths the way to show paths
   */
  public record Found(ConfigFile file, Paths paths) {}

  /** Returns the configuration of a command that requires one. */
  public static Found required(Invocation call) throws UsageException {
    ConfigLookup lookup = new ConfigLookup(call.environment(), call.workingDirectory());
    Found found = lookup.find(call.arguments().value("config").orElse(null));
    if (found != null) {
      return found;
    }
    throw new UsageException(
        CommandProblem.NO_CONFIG,
        "no configuration: there is neither "
            + String.join(" nor ", DEFAULT_NAMES)
            + " in "
            + call.workingDirectory()
            + ", and "
            + VARIABLE
            + " is not set",
        "name one with -c FILE");
  }

  /** Returns the configuration of a command that works without one; null if there is none. */
  public static @Nullable Found optional(Invocation call) throws UsageException {
    return optional(call, "config");
  }

  /**
   * Returns the configuration of a command that works without one; null if there is none.
   *
   * @param option the long name of the option that names it
   */
  public static @Nullable Found optional(Invocation call, String option) throws UsageException {
    ConfigLookup lookup = new ConfigLookup(call.environment(), call.workingDirectory());
    Optional<String> named = call.arguments().value(option);
    return named.isPresent()
        ? lookup.named(named.get(), option.equals("config") ? "-c" : "--" + option)
        : lookup.find((String) null);
  }

  /** Returns the path of the configuration, for completion. Ignores errors. */
  public Optional<Path> find(Optional<String> named) {
    try {
      Found found = find(named.orElse(null));
      return found == null ? Optional.empty() : Optional.of(found.file().path());
    } catch (UsageException missing) {
      return Optional.empty();
    }
  }

  /** Returns the way to show paths, with or without a configuration. */
  public Paths shown(@Nullable String option) {
    try {
      Found found = find(option);
      return found == null ? Paths.of(workingDirectory) : found.paths();
    } catch (UsageException missing) {
      return Paths.of(workingDirectory);
    }
  }

  private @Nullable Found find(@Nullable String option) throws UsageException {
    if (option != null) {
      return named(option, "-c");
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return named(variable, "$" + VARIABLE);
    }
    for (String name : DEFAULT_NAMES) {
      Path path = workingDirectory.resolve(name);
      if (Files.isRegularFile(path)) {
        return found(path, name);
      }
    }
    return null;
  }

  private Found named(String name, String by) throws UsageException {
    Path path;
    try {
      path = workingDirectory.resolve(name).normalize();
    } catch (InvalidPathException invalid) {
      throw new UsageException(CommandProblem.BAD_CONFIG, "'" + name + "' is not a path", "");
    }
    if (Files.isDirectory(path)) {
      throw new UsageException(CommandProblem.BAD_CONFIG, name + " is a directory", "name a file");
    }
    if (!Files.exists(path)) {
      throw new UsageException(
          CommandProblem.NO_CONFIG,
          "the configuration " + name + " (named by " + by + ") does not exist",
          Path.of(name).isAbsolute() ? "" : "looked for " + path);
    }
    return found(path, name);
  }

  private Found found(Path path, String spelled) {
    return new Found(new ConfigFile(path, environment), new Paths(workingDirectory, path, spelled));
  }
}
