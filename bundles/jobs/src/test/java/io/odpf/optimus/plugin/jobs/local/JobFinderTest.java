// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobFinderTest extends ProjectTest {

  private LocalJob find(String name) throws JobException {
    return JobFinder.find(project().namespaces(), name);
  }

  private void assertRefused(String name, String... problems) {
    assertThatThrownBy(() -> find(name))
        .isInstanceOfSatisfying(
            JobException.class,
            failure -> assertThat(shown(failure.problems())).containsExactly(problems));
  }

  @Test
  void findsAJobAlthoughOthersHaveErrors() throws Exception {
    job("space/a", "job_a");
    write("space/b/job.yaml", "name: job_b\n");
    job("ground/c", "job_c");

    LocalJob job = find("job_c");

    assertThat(job.namespace().name()).isEqualTo("ground");
    assertThat(job.file().directory()).isEqualTo(root.resolve("ground/c"));
  }

  @Test
  void reportsTheErrorsOfTheJobOnly() throws Exception {
    write("space/a/job.yaml", JOB.replace("NAME", "job_a").replace("owner: own\n", ""));
    write("space/b/job.yaml", "name: job_b\n");
    job("ground/c", "job_c");

    assertRefused(
        "job_a",
        "space/a/job.yaml:1:1 the job has no 'owner' | add 'owner:', an address or a user's name");
  }

  @Test
  void suggestsTheNearestName() throws Exception {
    job("space/a", "sales_daily");
    job("ground/c", "job_c");

    assertRefused(
        "sales_dayly", "- the project has no job 'sales_dayly' | did you mean 'sales_daily'?");
    assertRefused("x", "- the project has no job 'x' | optimus job list shows the jobs");
  }

  @Test
  void refusesANameThatTwoNamespacesHave() throws Exception {
    job("space/a", "job_a");
    job("ground/b", "job_a");

    assertRefused(
        "job_a",
        "space/a/job.yaml:2:7 namespace 'ground' has a job 'job_a' too | rename one of the two"
            + " jobs, or select a namespace with --namespace");
    assertThat(JobFinder.find(List.of(project().namespaces().get(1)), "job_a").root())
        .isEqualTo(root.resolve("ground"));
  }

  @Test
  void givesTheVariablesOfAScheduler() throws Exception {
    job("space/a", "job_a");
    job("ground/b", "job_b");

    assertThat(RunVariables.of(project(), find("job_a"), Unit.hook("after"), SCHEDULED_AT))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "JOB_NAME", "job_a",
                "PROJECT", "p",
                "OPTIMUS_HOST", "localhost:9100",
                "OPTIMUS_HOSTNAME", "localhost:9100",
                "JOB_LABELS", "team=a,tier=1",
                "JOB_DIR", "/data",
                "INSTANCE_TYPE", "hook",
                "INSTANCE_NAME", "after",
                "SCHEDULED_AT", "2021-05-26T02:00:00Z"));
  }
}
