// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** A project with the namespaces space and ground, whose jobs use plugins in memory. */
abstract class ProjectTest {
  static final Instant SCHEDULED_AT = Instant.parse("2021-05-26T02:00:00Z");
  static final CallOptions OPTIONS = CallOptions.DEFAULT;

  /** A job without faults. */
  static final String JOB =
      """
      version: 1
      name: NAME
      owner: own
      schedule:
        start_date: "2021-01-01"
        interval: "@daily"
      labels: {team: a, tier: "1"}
      task:
        name: neo
        config:
          bucket: '{{.GLOBAL__BUCKET}}'
          RANGE_START: '{{.DSTART}}'
        window:
          size: 24h
          offset: "0"
          truncate_to: d
      """;

  @TempDir Path root;

  final Map<String, PluginClient> plugins = new TreeMap<>();
  final Map<String, Secret> secrets = new TreeMap<>();

  ProjectTest() {
    plugins.put("neo", plugin(CompileRequest::assets));
    plugins.put(
        "hook_after", new SamplePlugin("hook_after", Set.of(), List.of(), Optional.empty()));
  }

  /** Returns a plugin with both mods. */
  static SamplePlugin plugin(SamplePlugin.AssetCompiler assets) {
    return new SamplePlugin(
        "neo",
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        List.of(),
        Optional.of("bigquery"),
        assets);
  }

  Project project() {
    return new Project(
        root,
        "p",
        "localhost:9100",
        Map.of("bucket", "b"),
        List.of(
            new Namespace("space", Map.of(), Optional.of(root.resolve("space"))),
            new Namespace("ground", Map.of("bucket", "g"), Optional.of(root.resolve("ground")))));
  }

  LocalPlugins installed() {
    return new LocalPlugins() {
      @Override
      public LocalPlugin plugin(String name) throws JobException {
        PluginClient client = plugins.get(name);
        if (client == null) {
          throw new JobException(
              List.of(Problem.ofPlugin(name, JobProblem.UNKNOWN_TASK, "does not start", "look")),
              null);
        }
        try {
          return new LocalPlugin(client, client.info(OPTIONS));
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public PluginNames find(Set<String> names) {
        return new PluginNames(Set.of("neo", "broken"), Set.of("hook_after"));
      }
    };
  }

  SecretLookup secretLookup() {
    return (project, namespace) -> secrets;
  }

  Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** Writes a job without faults. */
  void job(String directory, String name) throws IOException {
    write(directory + "/job.yaml", JOB.replace("NAME", name));
  }

  /** Returns problems as {@code file:line:column message | hint}. */
  List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                problem.position().map(Object::toString).orElse("-")
                    + " "
                    + problem.message()
                    + " | "
                    + problem.hint())
        .map(text -> text.replace(root + "/", ""))
        .toList();
  }
}
