// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.MirrorRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.MirrorJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.MirrorText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code plugin mirror}. */
public final class MirrorCommand extends ManagerCommand {
  /** Creates the command. */
  public MirrorCommand() {
    super(
        "mirror",
        "write the lock and its artifacts to a place that clients install from",
        true,
        List.of(
            Operand.one(
                Value.of(Value.Kind.DIRECTORY, "PLACE"),
                "a directory, s3://bucket/folder, gs://bucket/folder, oci://registry/repository, or"
                    + " a provider's name")));
  }

  @Override
  public String description() {
    return "Writes the artifacts of the lock file, for all of its platforms, under their digests,"
        + " then the lock itself. What the place has already stays, so an interrupted run is"
        + " continued by the next one. Any static web server, bucket or CDN can serve the place;"
        + " clients install from it with install --mirror, or mirrors: in the configuration, and"
        + " then need no credentials of the sources.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        OptionSpec.valued(
            "name",
            "",
            Value.of(Value.Kind.TEXT, "NAME"),
            "the lock's name in the mirror, if several configurations share it; default: the lock"
                + " file's name"),
        OptionSpec.flag("prune", "", "also remove the artifacts that no lock in the mirror names"),
        PluginOptions.mirror(),
        PluginOptions.parallel(),
        PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Arguments arguments = call.arguments();
    ConfigLookup.Found config = ConfigLookup.required(call);
    MirrorRequest request =
        new MirrorRequest(
            config.file(),
            arguments.operands().get(0),
            arguments.value("name"),
            arguments.has("prune"),
            arguments.number("parallel"),
            arguments.values("mirror"));
    long start = System.nanoTime();
    MirrorReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, true)) {
      report = session.manager().mirror(request, progress);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (call.json()) {
      MirrorJson.write(report, took, call.console().out());
    } else if (!call.quiet()) {
      new MirrorText(call.console()).print(report, took, call.verbose());
    }
    return ExitCode.OK;
  }
}
