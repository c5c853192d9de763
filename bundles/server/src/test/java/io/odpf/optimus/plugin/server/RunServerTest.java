// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static io.odpf.optimus.plugin.server.SampleJobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.RegisteredRun;
import io.odpf.optimus.plugin.server.service.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs, in each database. */
abstract class RunServerTest extends ServerFixture {
  private static final Instant TIME = Instant.parse("2021-05-26T02:00:00Z");
  private static final int CALLERS = 64;

  @BeforeEach
  void deploy() throws Exception {
    server.secrets().register(secret("token"), encoded("planted"));
    server.jobs().deploy(GROUND, List.of(job("job_a")));
  }

  private static RunRequest request(Unit unit) {
    return new RunRequest("p", "job_a", TIME, unit);
  }

  private RegisteredRun task() throws Exception {
    return server.runs().register(request(Unit.task("neo")));
  }

  @Test
  void compilesTheInputOfTheTask() throws Exception {
    RegisteredRun run = task();

    assertThat(run.context().envs())
        .containsEntry("BUCKET", "g")
        .containsEntry("DSTART", "2021-05-25T00:00:00Z")
        .containsEntry("JOB_DESTINATION", "a.job_a")
        .doesNotContainKey("TOKEN");
    assertThat(run.context().secrets().get("TOKEN").reveal()).isEqualTo("x planted");
    assertThat(run.context().files().get("q.sql").text())
        .isEqualTo("select 2021-05-26T00:00:00Z g\n");
    assertThat(run.values().keySet())
        .containsExactly("DSTART", "DEND", "EXECUTION_TIME", "JOB_DESTINATION");
    assertThat(run.namespace().name()).isEqualTo("ground");
    assertThat(run.job()).isEqualTo(job("job_a"));
  }

  @Test
  void keepsTheTimeOfTheFirstRegistration() throws Exception {
    RegisteredRun first = task();
    RegisteredRun hook = server.runs().register(request(Unit.hook("after")));
    server.jobs().deploy(GROUND, List.of(job("job_a", "second")));
    reopen(key);
    RegisteredRun later = task();

    assertThat(List.of(hook.id(), later.id())).containsOnly(first.id());
    assertThat(later.values()).isEqualTo(first.values());
    assertThat(hook.context().envs().get("T"))
        .isEqualTo("g " + first.values().get("EXECUTION_TIME"));
    assertThat(later.job().identity().description()).isEqualTo("second");
  }

  @Test
  void givesAllCallersAtOnceTheSameRun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Future<RegisteredRun>> answers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return task();
              }));
    }
    RegisteredRun first = answers.get(0).get();
    for (Future<RegisteredRun> answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    threads.shutdown();
  }

  @Test
  void tellsTimesApartByMicrosecondsOnly() throws Exception {
    RegisteredRun run = task();

    assertThat(at(TIME.plusNanos(999)).id()).isEqualTo(run.id());
    assertThat(at(TIME.plusNanos(1000)).id()).isNotEqualTo(run.id());
    assertThat(at(Instant.parse("0001-01-01T00:00:00Z")).values())
        .containsEntry("DSTART", "0000-12-31T00:00:00Z");
    assertThat(at(Instant.parse("9999-12-31T23:59:59.999999999Z")).id()).isNotNull();
  }

  private RegisteredRun at(Instant time) throws Exception {
    return server.runs().register(new RunRequest("p", "job_a", time, Unit.task("neo")));
  }

  @Test
  void refusesTimesOutsideOfTheCalendar() {
    for (String time : List.of("0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> at(Instant.parse(time)))
          .isInstanceOfSatisfying(
              ServerException.class,
              failure -> assertThat(failure.code()).isEqualTo(ServerProblem.INVALID_REQUEST));
    }
  }

  @Test
  void namesAJobAndAHookThatDoNotExist() {
    assertThatThrownBy(
            () -> server.runs().register(new RunRequest("p", "gone", TIME, Unit.task("neo"))))
        .hasMessage("failed to retrieve job: resource not found: job gone not found");
    assertThatThrownBy(
            () -> server.runs().register(new RunRequest("x", "gone", TIME, Unit.task("neo"))))
        .hasMessageContaining("not able to find project");
    assertThatThrownBy(() -> server.runs().register(request(Unit.hook("gone"))))
        .hasMessageContaining("requested hook not found gone: hook not found")
        .hasMessageEndingWith(": failed to compile instance of job job_a");
  }

  @Test
  void reportsATemplateThatFailsWithoutSecrets() throws Exception {
    JobSpec failing =
        SampleJobs.of(
            SampleJobs.TEXT.replace("NAME", "job_a").replace("x {{", "{{fail .secret.token}}{{"));
    server.jobs().deploy(GROUND, List.of(failing));

    assertThatThrownBy(this::task)
        .isInstanceOfSatisfying(
            ServerException.class,
            failure -> assertThat(failure.code()).isEqualTo(ServerProblem.NOT_COMPILED))
        .hasMessageNotContaining("planted")
        .hasMessageEndingWith(": failed to compile instance of job job_a");
  }

  @Test
  void warnsOfKeysWithoutValues() throws Exception {
    JobSpec job =
        SampleJobs.of(
            SampleJobs.TEXT.replace("NAME", "job_a").replace("GLOBAL__BUCKET", "GLOBAL__bucket"));
    server.jobs().deploy(GROUND, List.of(job));

    assertThat(task().warnings()).hasSize(1);
    assertThat(task().context().envs()).containsAllEntriesOf(Map.of("BUCKET", "<no value>"));
  }
}
