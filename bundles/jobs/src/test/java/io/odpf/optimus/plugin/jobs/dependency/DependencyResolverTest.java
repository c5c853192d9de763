// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import io.odpf.optimus.plugin.jobs.dependency.DependencyResolver.Scope;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Hook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What jobs wait for, found through a plugin and by name. */
class DependencyResolverTest {
  private static final SamplePlugin RESOLVER =
      new SamplePlugin(
          "neo", Set.of(PluginMod.DEPENDENCY_RESOLVER), List.of(), Optional.of("bigquery"));

  private static JobResources ask(SamplePlugin plugin, Map<String, String> config)
      throws Exception {
    return JobResources.ask(
        plugin,
        plugin.info(CallOptions.DEFAULT),
        new ResolveRequest(config, Map.of(), ResolveRequest.Project.NONE),
        CallOptions.DEFAULT);
  }

  private static KnownJob job(String key, String target, String sources, Dependency... named)
      throws Exception {
    int slash = key.indexOf('/');
    return new KnownJob(
        new JobKey(key.substring(0, slash), key.substring(slash + 1)),
        List.of(named),
        ask(RESOLVER, Map.of("TARGET", target, "SOURCES", sources)));
  }

  private static List<String> shown(List<Problem> problems) {
    return problems.stream().map(problem -> problem.message() + " | " + problem.hint()).toList();
  }

  @Test
  void putsTheKindInFrontOfADestination() throws Exception {
    assertThat(ask(RESOLVER, Map.of("TARGET", "p:d.t", "SOURCES", "bigquery://a bigquery://b")))
        .isEqualTo(
            new JobResources(
                Optional.of("p:d.t"),
                Optional.of("bigquery://p:d.t"),
                List.of("bigquery://a", "bigquery://b")));
    SamplePlugin old = new SamplePlugin("neo", RESOLVER.mods(), List.of(), Optional.empty());
    assertThat(ask(old, Map.of("TARGET", "p:d.t")).urn()).contains("p:d.t");
    assertThat(ask(RESOLVER, Map.of()).destination()).isEmpty();
  }

  @Test
  void expectsNothingOfAPluginThatResolvesNothing() throws Exception {
    SamplePlugin plugin = new SamplePlugin("neo", Set.of(), List.of(), Optional.empty());

    assertThat(ask(plugin, Map.of("TARGET", "t"))).isEqualTo(JobResources.NONE);
    assertThatThrownBy(() -> ask(RESOLVER, Map.of("TARGET", "refuse")))
        .isInstanceOf(PluginCallException.class);
  }

  @Test
  void waitsForTheWriterInItsOwnProjectBeforeAnyOther() throws Exception {
    KnownJob reader = job("p/reader", "r", "bigquery://t bigquery://u bigquery://r bigquery://v");
    DependencyResolver resolver =
        new DependencyResolver(
            List.of(
                reader,
                job("a/first", "t", ""),
                job("p/writer", "t", ""),
                job("q/b", "u", ""),
                job("q/a", "u", "")),
            Scope.SERVER);

    ResolvedDependencies found = resolver.resolve(reader);

    assertThat(found.jobs())
        .containsExactly(
            Map.entry(new JobKey("p", "writer"), Dependency.Type.INTRA),
            Map.entry(new JobKey("q", "a"), Dependency.Type.INTER));
    assertThat(found.errors()).isEmpty();
    assertThat(shown(found.warnings()))
        .containsExactly(
            "job reader: no known job writes 'bigquery://v' | nothing, if other programs write it;"
                + " otherwise deploy that job");
  }

  @Test
  void refusesNamedJobsThatDoNotExist() throws Exception {
    KnownJob job =
        job(
            "p/job",
            "",
            "",
            new Dependency.OnJob("other", Dependency.Type.INTRA),
            new Dependency.OnJob("othr", Dependency.Type.INTRA),
            new Dependency.OnJob("q/job", Dependency.Type.INTER),
            new Dependency.OnJob("q/nothing", Dependency.Type.INTER),
            new Dependency.OnJob("slashless", Dependency.Type.INTER),
            new Dependency.OnJob("x", Dependency.Type.EXTRA),
            new Dependency.OnHttp("h", "http://127.0.0.1/x", Map.of(), Map.of()));
    List<KnownJob> all = List.of(job, job("p/other", "", ""), job("q/job", "", ""));

    ResolvedDependencies found = new DependencyResolver(all, Scope.SERVER).resolve(job);

    assertThat(found.jobs())
        .containsExactly(
            Map.entry(new JobKey("p", "other"), Dependency.Type.INTRA),
            Map.entry(new JobKey("q", "job"), Dependency.Type.INTER));
    assertThat(found.http()).hasSize(1);
    assertThat(shown(found.errors()))
        .containsExactly(
            "job job: unknown local dependency: no job 'othr' | did you mean 'other'?",
            "job job: unknown cross project dependency: no job 'q/nothing' | correct the name below"
                + " 'dependencies:'",
            "job job: inter dependency should be in 'project_name/job_name' format: 'slashless' |"
                + " write the project's name and '/' before the job's",
            "job job: unsupported dependency type: extra | use intra, inter or http");
  }

  @Test
  void leavesOtherProjectsToTheServer() throws Exception {
    KnownJob job =
        job(
            "p/job",
            "",
            "",
            new Dependency.OnJob("q/job", Dependency.Type.INTER),
            new Dependency.OnJob("p/nothing", Dependency.Type.INTER));

    ResolvedDependencies found = new DependencyResolver(List.of(job), Scope.PROJECT).resolve(job);

    assertThat(found.jobs()).containsOnlyKeys(new JobKey("q", "job"));
    assertThat(shown(found.warnings()))
        .containsExactly(
            "job job: dependency 'q/job' cannot be checked here | the server checks it");
    assertThat(found.errors()).hasSize(1);
  }

  @Test
  void ordersHooksByThoseThatTheJobHas() throws Exception {
    Map<String, PluginInfo> infos =
        Map.of(
            "first", info("first"),
            "last", info("last", "first", "absent", "last"));

    assertThat(
            HookOrder.of(
                List.of(
                    new Hook("last", "", Map.of()),
                    new Hook("first", "", Map.of()),
                    new Hook("unknown", "", Map.of())),
                infos))
        .containsExactly(
            Map.entry("last", List.of("first")),
            Map.entry("first", List.of()),
            Map.entry("unknown", List.of()));
  }

  private static PluginInfo info(String name, String... dependsOn) {
    return new SamplePlugin(name, Set.of(), List.of(dependsOn), Optional.empty())
        .info(CallOptions.DEFAULT);
  }
}
