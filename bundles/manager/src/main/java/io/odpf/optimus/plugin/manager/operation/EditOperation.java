// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.RemoveRequest;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.ConfigText;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.disk.ReplacedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Adds plugins to a configuration file, or removes them. */
final class EditOperation {
  private final OperationContext context;
  private final ConfigFile file;
  private final boolean dryRun;
  private final ConfigReader reader;

  private EditOperation(OperationContext context, ConfigFile file, boolean dryRun) {
    this.context = context;
    this.file = file;
    this.dryRun = dryRun;
    this.reader = new ConfigReader(context.registry(), context.verifiers()::schemes);
  }

  static EditReport add(OperationContext context, AddRequest request)
      throws PluginManagerException, InterruptedException {
    return new EditOperation(context, request.config(), request.dryRun()).add(request.plugin());
  }

  static EditReport remove(OperationContext context, RemoveRequest request)
      throws PluginManagerException {
    return new EditOperation(context, request.config(), request.dryRun())
        .remove(List.copyOf(new LinkedHashSet<>(request.plugins())));
  }

  private EditReport add(NewPlugin plugin) throws PluginManagerException, InterruptedException {
    ConfigText before = ConfigText.read(file.path());
    reader.readDeferred(file, before);
    ConfigText after = before.add(plugin);
    PluginConfig config;
    try {
      config = reader.readDeferred(file, after);
    } catch (PluginManagerException e) {
      throw ofNewEntry(e, plugin.name());
    }
    PluginEntry entry = config.plugins().get(config.plugins().size() - 1);
    Optional<Problem> refusal = new ProviderCheck(context, file).refusal(config, entry);
    if (refusal.isPresent()) {
      throw PluginManagerException.config(List.of(refusal.get()));
    }
    write(before, after);
    Position position = after.find(plugin.name()).orElseThrow();
    return new EditReport(List.of(new EditReport.Entry(plugin.name(), position)), dryRun);
  }

  /** Attributes all problems to the new entry, which has no position, since it was not written. */
  private static PluginManagerException ofNewEntry(PluginManagerException e, String plugin) {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : e.problems()) {
      problems.add(Problem.ofPlugin(plugin, problem.code(), problem.message(), problem.hint()));
    }
    return new PluginManagerException(e.category(), problems, e);
  }

  private EditReport remove(List<String> plugins) throws PluginManagerException {
    ConfigText before = ConfigText.read(file.path());
    List<EditReport.Entry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String plugin : plugins) {
      try {
        entries.add(new EditReport.Entry(plugin, before.require(plugin)));
      } catch (PluginManagerException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw PluginManagerException.config(problems);
    }
    ConfigText after = before;
    for (String plugin : plugins) {
      after = after.remove(plugin);
    }
    reader.readDeferred(file, after);
    write(before, after);
    return new EditReport(entries, dryRun);
  }

  private void write(ConfigText before, ConfigText after) throws PluginManagerException {
    if (dryRun) {
      return;
    }
    try {
      if (!ReplacedFile.replace(file.path(), before.bytes(), after.bytes())) {
        throw PluginManagerException.failure(
            Problem.of(
                OperationProblem.CONFIG_BUSY,
                "the configuration " + file + " was changed by another process in the meantime",
                "run the command again"),
            null);
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          OperationProblem.CONFIG_UNWRITABLE, "cannot write", file.path(), failure);
    }
  }
}
