// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.jobs.local.LocalPlugin;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The plugins on this machine, started when a job needs them. A plugin is known to jobs by the name
 * that it gives itself, which nearly always is that of its file; only if no file has a wanted name,
 * all plugins are asked. Thread-safe.
 */
public final class InstalledPlugins implements LocalPlugins, AutoCloseable {
  private final SupervisorHost.Session session;
  private final CallOptions options;

  @GuardedBy("this")
  private final Map<String, LocalPlugin> ready = new TreeMap<>();

  /** The failures of plugins, by the names of their files. */
  @GuardedBy("this")
  private final Map<String, List<Problem>> failed = new TreeMap<>();

  /** The names of the files of the plugins that were started, or failed to start. */
  @GuardedBy("this")
  private final Set<String> tried = new TreeSet<>();

  private InstalledPlugins(SupervisorHost.Session session, CallOptions options) {
    this.session = session;
    this.options = options;
  }

  /**
   * Opens the plugins on this machine. Starts none of them.
   *
   * @param dryRun whether plugins are told that their answers will not be used
   */
  public static InstalledPlugins open(Invocation call, boolean dryRun)
      throws UsageException, PluginManagerException, InterruptedException {
    return new InstalledPlugins(
        ProjectPlugins.open(call), new CallOptions(ProjectPlugins.timeout(call), false, dryRun));
  }

  /** Returns the options for calls of the plugins. */
  public CallOptions options() {
    return options;
  }

  @Override
  public synchronized PluginNames find(Set<String> names) throws InterruptedException {
    Set<String> files = files();
    Set<String> wanted = new TreeSet<>(names);
    wanted.removeAll(ready.keySet());
    wanted.retainAll(files);
    start(wanted);
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(ready.keySet());
    missing.removeAll(failed.keySet());
    if (!missing.isEmpty()) {
      start(files);
    }
    Set<String> tasks = new TreeSet<>();
    Set<String> hooks = new TreeSet<>();
    for (LocalPlugin plugin : ready.values()) {
      (plugin.info().type() == PluginType.HOOK ? hooks : tasks).add(plugin.info().name());
    }
    // The types of the others are not known.
    files.removeAll(tried);
    files.addAll(failed.keySet());
    tasks.addAll(files);
    hooks.addAll(files);
    return new PluginNames(tasks, hooks);
  }

  private Set<String> files() {
    Set<String> names = new TreeSet<>();
    for (PluginStatus plugin : supervisor().plugins()) {
      names.add(plugin.name());
    }
    return names;
  }

  private Supervisor supervisor() {
    return session.supervisor();
  }

  @GuardedBy("this")
  private void start(Set<String> files) throws InterruptedException {
    List<String> fresh = new ArrayList<>(files);
    fresh.removeAll(tried);
    if (fresh.isEmpty()) {
      return;
    }
    if (!session.shared()) {
      try {
        supervisor().start(fresh, options.timeout());
      } catch (SupervisorException e) {
        // Each plugin is looked at below.
      }
    }
    for (String file : fresh) {
      tried.add(file);
      try {
        PluginClient client = supervisor().client(file);
        LocalPlugin plugin = new LocalPlugin(client, client.info(options));
        ready.putIfAbsent(plugin.info().name(), plugin);
      } catch (PluginCallException e) {
        failed.put(file, failure(file, e));
      } catch (SupervisorException e) {
        failed.put(file, e.problems());
      }
    }
  }

  /** Returns why a plugin does not answer: why it did not start, if that is known. */
  private List<Problem> failure(String file, PluginCallException failure) {
    return supervisor()
        .plugin(file)
        .flatMap(PluginStatus::failure)
        .map(List::of)
        .orElse(failure.problems());
  }

  @Override
  public synchronized LocalPlugin plugin(String name)
      throws ProblemException, InterruptedException {
    if (!ready.containsKey(name) && !failed.containsKey(name)) {
      find(Set.of(name));
    }
    LocalPlugin plugin = ready.get(name);
    if (plugin != null) {
      return plugin;
    }
    List<Problem> why = failed.get(name);
    if (why != null) {
      throw new JobException(why, null);
    }
    Set<String> files = files();
    String question = DidYouMean.question(name, files);
    String installed =
        files.isEmpty()
            ? "none is installed; run optimus plugin install"
            : "installed: " + TerminalText.line(String.join(", ", files));
    throw new JobException(
        List.of(
            Problem.of(
                JobProblem.UNKNOWN_TASK,
                TerminalText.quote(name) + " is not an installed plugin for tasks",
                question.isEmpty() ? installed : question)),
        null);
  }

  @Override
  public void close() {
    session.close();
  }
}
