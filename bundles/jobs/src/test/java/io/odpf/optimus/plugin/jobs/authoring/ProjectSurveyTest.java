// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.project.ProjectFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** New projects. */
class ProjectSurveyTest extends AuthoringTest {

  private NewProject batch(String... given) throws Exception {
    return new ProjectSurvey(
            root, SurveyAnswers.without(SurveyKind.PROJECT, given(given), Optional.empty()))
        .ask();
  }

  @Test
  void writesAFileThatIsReadAgain() throws Exception {
    User user = new User("bad name", "123", "", "space", "../x", "team jobs/#1");

    NewProject project =
        new ProjectSurvey(root, SurveyAnswers.with(SurveyKind.PROJECT, List.of(), user)).ask();
    assertThat(files()).isEmpty();
    project.write();

    ProjectFile read = ProjectFile.read(project.file(), Map.of());
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).isEmpty();
    Project written = read.require();
    assertThat(written.name()).isEqualTo("123");
    assertThat(written.host()).isEqualTo("localhost:9100");
    assertThat(written.namespaceNames()).containsExactly("space");
    assertThat(written.namespaces().get(0).jobs()).contains(root.resolve("team jobs/#1"));
    assertThat(root.resolve("team jobs/#1")).isDirectory();
    assertThat(user.refusals).hasSize(2);
  }

  @Test
  void takesDefaultsWithoutAUser() throws Exception {
    assertThat(batch("project=p", "namespace=space"))
        .isEqualTo(new NewProject(root, "p", "localhost:9100", "space", "space/jobs"));
  }

  @Test
  void reportsAllRefusedAnswers() {
    assertThat(
            shown(
                catchThrowableOfType(
                        JobException.class,
                        () -> batch("project=a b", "host=http://x", "namespace=/", "hst=x"))
                    .problems()))
        .hasSize(4);
  }

  @Test
  void neverReplacesAProject() throws Exception {
    NewProject project = batch("project=p");
    write(".optimus.yaml", "mine");

    JobException failure = catchThrowableOfType(JobException.class, project::write);

    assertThat(failure.problems().get(0).code().word()).isEqualTo("project-exists");
    assertThat(files()).containsExactly(".optimus.yaml");
  }
}
