// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.configuration;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.VersionJson;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.VersionText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** {@code plugin init}. */
public final class InitCommand implements Command {
  private static final String DEFAULT_NAME = "optimus-plugins.yaml";
  private static final String START = "starting-configuration.yaml";

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "write a configuration to start from";
  }

  @Override
  public String description() {
    return "Writes "
        + DEFAULT_NAME
        + ", or the file that -c names. It is valid and lists nothing yet; its"
        + " comments say what to fill in. An existing file is never changed.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with();
  }

  @Override
  public int run(Invocation call) throws UsageException, IOException {
    String name = call.arguments().value("config").orElse(DEFAULT_NAME);
    Path file;
    try {
      file = call.workingDirectory().resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(CommandProblem.BAD_CONFIG, "'" + name + "' is not a path", "");
    }
    write(name, file);
    if (call.json()) {
      VersionJson.init(file, call.console().out());
    } else if (!call.quiet()) {
      Paths paths = new Paths(call.workingDirectory(), file, name);
      new VersionText(call.console(), paths).written(file);
    }
    return ExitCode.OK;
  }

  private static void write(String name, Path file) throws UsageException, IOException {
    byte[] content;
    try (InputStream start = InitCommand.class.getResourceAsStream(START)) {
      content = Objects.requireNonNull(start, START).readAllBytes();
    }
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          CommandProblem.CONFIG_EXISTS,
          name + " already exists and was not changed",
          "name another file with -c, or add plugins to this one: optimus plugin " + "add");
    } catch (NoSuchFileException e) {
      throw new UsageException(
          CommandProblem.NO_DIRECTORY,
          "the directory of " + name + " does not exist",
          "create it first: mkdir -p " + file.getParent());
    }
  }
}
