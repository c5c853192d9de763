// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.local.InstanceBuilder;
import io.odpf.optimus.plugin.jobs.local.JobFinder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.server.service.RegisteredRun;
import io.odpf.optimus.plugin.server.service.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server and a build without one give a container the same input. */
final class SameBytesTest extends ServerFixture {
  private static final Instant TIME = Instant.parse("2021-05-26T02:00:00Z");

  @TempDir Path directory;

  @Override
  TestStore create() {
    return TestStore.sqlite(directory);
  }

  @ParameterizedTest
  @EnumSource(Unit.Type.class)
  void givesTheInputOfALocalBuild(Unit.Type type) throws Exception {
    Unit unit = new Unit(type, type == Unit.Type.TASK ? "neo" : "after");
    server.secrets().register(secret("token"), encoded("planted"));
    server.jobs().create(GROUND, SampleJobs.job("job_a", "DESCRIPTION"));
    Path root = Files.createDirectories(directory.resolve("ground"));
    Path assets = Files.createDirectories(root.resolve("a/assets"));
    Files.writeString(root.resolve("a/job.yaml"), SampleJobs.TEXT.replace("NAME", "job_a"));
    for (Map.Entry<String, String> asset : SampleJobs.ASSETS.entrySet()) {
      Files.writeString(assets.resolve(asset.getKey()), asset.getValue());
    }
    Namespace ground = new Namespace("ground", Map.of("bucket", "g"), Optional.of(root));
    Project project =
        new Project(directory, "p", "", Map.of("bucket", "b", "only", "o"), List.of(ground));

    RegisteredRun run = server.runs().register(new RunRequest("p", "job_a", TIME, unit));

    LocalJob job = JobFinder.find(List.of(ground), "job_a");
    InstanceContext local =
        new InstanceBuilder(
                project,
                MemoryPlugins.neo(),
                (any, namespace) -> Map.of("token", Secret.of("planted")),
                CallOptions.DEFAULT)
            .build(job, unit, TIME, run.executedAt(), InstanceBuilder.Secrets.REVEALED)
            .context();
    assertThat(run.context()).isEqualTo(local);
  }
}
