// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.call.PluginMethod;
import io.odpf.optimus.plugin.command.call.PreparedCall;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.TreeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code plugin call}. */
public final class CallCommand extends DescribedCommand {
  private static final int LONGEST_REQUEST = 4 << 20;

  /** Creates the command. */
  public CallCommand() {
    super(
        "call",
        "call one method of a plugin",
        List.of(
            Operand.one(PluginOptions.plugin(), "the plugin's name"),
            Operand.one(
                new Value(Value.Kind.CHOICE, "METHOD", List.of(PluginMethod.words())),
                "one of " + String.join(", ", PluginMethod.words())),
            Operand.optional(
                Value.of(Value.Kind.TEXT, "JSON"),
                "the request, or @FILE for a file that holds it")));
  }

  @Override
  public String description() {
    return "Starts the plugin, calls it, and stops it; in a runtime, calls the "
        + "running plugin. The request is a JSON object, such as '{\"answers\": "
        + "{\"PROJECT\": \"a\"}}' for default-config. Put a request that contains "
        + "secrets in a file, @FILE: other users can see the arguments of a "
        + "process.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        PluginOptions.timeout(),
        OptionSpec.flag("dry-run", "", "tell the plugin that its answer will not be used"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    List<String> operands = call.arguments().operands();
    String name = operands.get(0);
    String method = operands.get(1);
    // Validates the request before the plugin is started.
    PreparedCall prepared = PluginMethod.of(method).prepare(request(call, operands));
    Object result;
    try (PluginSession session = PluginSession.open(call)) {
      session.started(name);
      result = prepared.on(session.supervisor().client(name), session.callOptions());
    }
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("plugin", name);
      document.put("method", method);
      document.put("result", result);
      TreeJson.write(name(), document, call.console().out());
    } else if (!call.quiet()) {
      new TreeText(call.console()).print(result);
    }
    return ExitCode.OK;
  }

  private static String request(Invocation call, List<String> operands) throws UsageException {
    if (operands.size() < 3) {
      return "";
    }
    String given = operands.get(2);
    if (!given.startsWith("@")) {
      return given;
    }
    // Not only regular files: standard input and pipes are allowed, and may block.
    try (InputStream in =
        Files.newInputStream(call.workingDirectory().resolve(given.substring(1)))) {
      byte[] bytes = in.readNBytes(LONGEST_REQUEST + 1);
      if (bytes.length > LONGEST_REQUEST) {
        throw new UsageException(
            CommandProblem.BAD_REQUEST, "'" + given.substring(1) + "' is larger than 4 MiB", "");
      }
      return RegularFile.withoutMark(new String(bytes, StandardCharsets.UTF_8)).toString();
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_REQUEST, "'" + given.substring(1) + "' is not a path", "");
    } catch (IOException e) {
      throw new UsageException(
          CommandProblem.BAD_REQUEST,
          "the request cannot be read: '" + given.substring(1) + "': " + RegularFile.reason(e),
          "name a file after the @, or give the request itself");
    }
  }
}
