// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static io.odpf.optimus.plugin.server.SampleJobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import io.odpf.optimus.plugin.server.problem.FailureKind;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.DeployReport;
import io.odpf.optimus.plugin.server.service.JobFindings;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.service.TaskInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Projects, namespaces and jobs, in each database. */
abstract class JobServerTest extends ServerFixture {

  private static void assertFails(ThrowingCallable call, ServerProblem code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void keepsConfigurationsWithKeysInUpperCase() throws Exception {
    assertThat(server.projects().project("p").config())
        .isEqualTo(Map.of("BUCKET", "b", "ONLY", "o"));
    assertThat(server.projects().namespaces("p"))
        .containsExactly(
            new NamespaceSpec("ground", Map.of("BUCKET", "g")),
            new NamespaceSpec("space", Map.of()));
    assertThat(server.version()).isEqualTo("1.2.3");
  }

  @Test
  void replacesAProjectThatIsRegisteredAgain() throws Exception {
    server.projects().register(new ProjectSpec("p", Map.of("x", "y")));

    assertThat(server.projects().projects())
        .containsExactly(new ProjectSpec("p", Map.of("X", "y")));
    assertThat(server.projects().namespaces("p")).hasSize(2);
  }

  @Test
  void namesWhatDoesNotExist() {
    assertThatThrownBy(() -> server.projects().project("x"))
        .hasMessage("resource not found: not found for entity project: not able to find project");
    assertFails(
        () -> server.projects().register("x", new NamespaceSpec("n", Map.of())),
        ServerProblem.NO_PROJECT);
    assertFails(() -> server.jobs().jobs(new NamespaceKey("p", "x")), ServerProblem.NO_NAMESPACE);
    assertFails(
        () -> server.jobs().deploy(new NamespaceKey("p", "x"), List.of()),
        ServerProblem.NO_NAMESPACE);
    assertThatThrownBy(() -> server.jobs().job(SPACE, "gone"))
        .hasMessage("failed to retrieve job: resource not found: job gone not found");
  }

  @Test
  void refusesANameWithoutVisibleCharacters() {
    assertFails(
        () -> server.projects().register(new ProjectSpec(" ", Map.of())),
        ServerProblem.INVALID_REQUEST);
  }

  @Test
  void storesAJobWithAllItsParts() throws Exception {
    JobSpec job = job("job_a");

    assertThat(server.jobs().create(SPACE, job).warnings()).isEmpty();

    assertThat(server.jobs().job(SPACE, "job_a")).isEqualTo(job);
    assertThat(server.jobs().jobs(SPACE)).containsExactly(job);
    assertThat(server.jobs().jobs(GROUND)).isEmpty();
  }

  @Test
  void replacesTheWholeNamespaceByADeployment() throws Exception {
    server.jobs().deploy(SPACE, List.of(job("job_a"), job("job_b")));
    server.jobs().deploy(GROUND, List.of(job("job_g")));

    DeployReport report = server.jobs().deploy(SPACE, List.of(job("job_c"), job("job_b")));

    assertThat(report.isDone()).isTrue();
    assertThat(report.deleted()).containsExactly("job_a");
    assertThat(report.jobs()).extracting(JobFindings::job).containsExactly("job_c", "job_b");
    assertThat(server.jobs().jobs(SPACE))
        .extracting(JobSpec::name)
        .containsExactly("job_b", "job_c");
    assertThat(server.jobs().jobs(GROUND)).hasSize(1);
  }

  @Test
  void leavesOneOfTwoDeploymentsAtOnceWhole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<DeployReport>> reports = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String round = "round " + i;
      List<JobSpec> jobs =
          List.of(job("job_a", round), job("job_b", round), job("job_" + i, round));
      reports.add(threads.submit(() -> server.jobs().deploy(SPACE, jobs)));
    }
    for (Future<DeployReport> report : reports) {
      assertThat(report.get().isDone()).isTrue();
    }
    threads.shutdown();

    List<JobSpec> left = server.jobs().jobs(SPACE);
    assertThat(left).hasSize(3);
    assertThat(left)
        .extracting(job -> job.identity().description())
        .containsOnly(left.get(0).identity().description());
  }

  @Test
  void changesNothingIfOneJobHasErrors() throws Exception {
    server.jobs().deploy(SPACE, List.of(job("job_a")));
    JobSpec broken = SampleJobs.of(SampleJobs.TEXT.replace("{{.DSTART}}", "{{nofunc}}"));
    JobSpec unknown = SampleJobs.of(SampleJobs.TEXT.replace("name: neo", "name: gone"));

    DeployReport report = server.jobs().deploy(SPACE, List.of(job("job_b"), broken, unknown));

    assertThat(report.isDone()).isFalse();
    assertThat(report.jobs())
        .extracting(JobFindings::isAccepted)
        .containsExactly(true, false, false);
    assertThat(server.jobs().jobs(SPACE)).extracting(JobSpec::name).containsExactly("job_a");
  }

  @Test
  void refusesAJobWhoseNameAnotherNamespaceHas() throws Exception {
    server.jobs().create(GROUND, job("job_a"));

    assertFails(() -> server.jobs().create(SPACE, job("job_a")), ServerProblem.JOB_ELSEWHERE);
    assertFails(
        () -> server.jobs().deploy(SPACE, List.of(job("job_b"), job("job_a"))),
        ServerProblem.JOB_ELSEWHERE);
    assertThat(server.jobs().jobs(SPACE)).isEmpty();
  }

  @Test
  void reportsEveryErrorOfACheckedJob() throws Exception {
    JobSpec bad =
        SampleJobs.of(
            SampleJobs.TEXT
                .replace("2021-01-01", "2021-02-31")
                .replace("- name: after", "- name: gone"));

    List<JobFindings> findings = server.jobs().check(SPACE, List.of(job("job_a"), bad, bad));

    assertThat(findings.get(0).isAccepted()).isTrue();
    assertThat(findings.get(1).errors())
        .extracting(problem -> problem.code().word())
        .containsExactlyInAnyOrder("job-date", "job-unknown-hook");
    assertThat(findings.get(2).errors())
        .extracting(problem -> problem.code().word())
        .contains("job-duplicate-name");
    assertThat(server.jobs().jobs(SPACE)).isEmpty();
  }

  @Test
  void resolvesDependenciesAmongAllProjects() throws Exception {
    server.projects().register(new ProjectSpec("q", Map.of()));
    NamespaceKey other = new NamespaceKey("q", "n");
    server.projects().register("q", new NamespaceSpec("n", Map.of()));
    server.jobs().create(other, job("writer"));
    JobSpec reader = reading("bigquery://a.writer");

    assertThat(server.jobs().create(SPACE, reader).warnings()).isEmpty();
    assertThat(server.jobs().check(SPACE, List.of(reading("bigquery://gone"))).get(0).warnings())
        .hasSize(1);
    assertThat(server.jobs().task(SPACE, "job_r"))
        .isEqualTo(
            new TaskInfo(
                "neo",
                "counts asteroids",
                "example/neo:1",
                "a.job_r",
                "bigquery",
                List.of("bigquery://a.writer")));
  }

  private static JobSpec reading(String source) {
    return SampleJobs.of(
        SampleJobs.TEXT
            .replace("NAME", "job_r")
            .replace("    TARGET:", "    SOURCE: " + source + "\n    TARGET:"));
  }

  @Test
  void deletesAJob() throws Exception {
    server.jobs().create(SPACE, job("job_a"));

    assertFails(() -> server.jobs().delete(GROUND, "job_a"), ServerProblem.NO_JOB);
    server.jobs().delete(SPACE, "job_a");

    assertThat(server.jobs().jobs(SPACE)).isEmpty();
  }

  @Test
  void refusesAJobThatIsNotValid() {
    assertFails(
        () ->
            server
                .jobs()
                .create(SPACE, SampleJobs.of(SampleJobs.TEXT.replace("owner: own", "owner: ''"))),
        ServerProblem.INVALID_JOB);
  }

  @Test
  void computesWindowsAndRefusesOthers() throws Exception {
    Instant time = Instant.parse("2021-02-25T10:40:30Z");

    assertThat(
            server.windows().window(time, new WindowDefinition.Offset(1, "24h", "0", "d")).start())
        .isEqualTo(Instant.parse("2021-02-24T00:00:00Z"));
    assertThatThrownBy(
            () -> server.windows().window(time, new WindowDefinition.Offset(2, "-1h", "0", "d")))
        .isInstanceOfSatisfying(
            ServerException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_ARGUMENT));
  }
}
