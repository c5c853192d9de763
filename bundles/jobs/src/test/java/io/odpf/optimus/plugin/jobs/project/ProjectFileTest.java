// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
  private static final String PROJECT =
      """
      version: 1
      log: {level: info}
      host: localhost:9100
      project:
        name: neo-project
        config: {storage_path: "file:///dags", bucket: "gs://x", copies: 3}
      namespaces:
      - name: space
        config: {bucket: "gs://y"}
        job: {path: space/jobs}
        datastore: [{type: bigquery, path: bq}]
      - name: ground
      """;

  /** The form of early versions. */
  private static final String FLAT =
      """
      version: 1
      host: localhost:9100
      project: {name: neo-project}
      namespace: space
      job: {path: ./job}
      """;

  @TempDir Path directory;

  private ProjectFile read(String text, Map<String, String> environment) {
    try {
      return ProjectFile.read(
          Files.writeString(directory.resolve("optimus.yaml"), text), environment);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ProjectFile read(String text) {
    return read(text, Map.of());
  }

  /** Returns what is wrong as {@code line:column code message | hint}. */
  private List<String> errors(String text) {
    return read(text).errors().stream().map(this::shown).toList();
  }

  private String shown(Problem problem) {
    return problem.position().map(at -> at.line() + ":" + at.column()).orElse("-")
        + " "
        + problem.code().word()
        + " "
        + problem.message()
        + " | "
        + problem.hint();
  }

  @Test
  void readsAProjectWithNamespaces() throws JobException {
    ProjectFile file = read(PROJECT);
    Project project = file.require();

    assertThat(file.warnings()).isEmpty();
    assertThat(project.name()).isEqualTo("neo-project");
    assertThat(project.host()).isEqualTo("localhost:9100");
    assertThat(project.directory()).isEqualTo(directory);
    assertThat(project.namespaceNames()).containsExactly("space", "ground");
    assertThat(project.namespaces().get(0).jobs()).contains(directory.resolve("space/jobs"));
    assertThat(project.namespaces().get(1).jobs()).isEmpty();
  }

  @Test
  void putsKeysOfConfigurationsIntoUpperCaseAsAServerDoes() throws JobException {
    Project project = read(PROJECT).require();

    assertThat(project.config())
        .containsExactly(
            Map.entry("STORAGE_PATH", "file:///dags"),
            Map.entry("BUCKET", "gs://x"),
            Map.entry("COPIES", "3"));
    assertThat(project.namespace("space").orElseThrow().config()).containsEntry("BUCKET", "gs://y");
  }

  @Test
  void ignoresVariablesInTheFormWithNamespaces() throws JobException {
    Project project =
        read(PROJECT, Map.of("OPTIMUS_HOST", "elsewhere:1", "OPTIMUS_PROJECT_NAME", "other"))
            .require();

    assertThat(project.host()).isEqualTo("localhost:9100");
    assertThat(project.name()).isEqualTo("neo-project");
  }

  @Test
  void readsTheFlatFormOfEarlyVersions() throws JobException {
    Project project = read(FLAT).require();

    assertThat(project.name()).isEqualTo("neo-project");
    assertThat(project.namespaces())
        .containsExactly(new Namespace("space", Map.of(), Optional.of(directory.resolve("job"))));
  }

  @Test
  void readsTheFlatFormWithAMappingForTheNamespace() throws JobException {
    Project project =
        read("""
        host: localhost:9100
        project: {name: neo-project}
        namespace:
          name: space
          job: {path: job}
          config: {bucket: b}
          datastore: {type: bigquery, path: bq}
        serve: {port: 9100}
        """)
            .require();

    assertThat(project.namespaces())
        .containsExactly(
            new Namespace("space", Map.of("BUCKET", "b"), Optional.of(directory.resolve("job"))));
  }

  @Test
  void prefersVariablesInTheFlatForm() throws JobException {
    Project project =
        read(
                FLAT,
                Map.of(
                    "OPTIMUS_HOST",
                    "elsewhere:1",
                    "OPTIMUS_PROJECT_NAME",
                    "other",
                    "OPTIMUS_NAMESPACE",
                    "moon",
                    "OPTIMUS_JOB_PATH",
                    "jobs"))
            .require();

    assertThat(project.host()).isEqualTo("elsewhere:1");
    assertThat(project.name()).isEqualTo("other");
    assertThat(project.namespaces())
        .containsExactly(new Namespace("moon", Map.of(), Optional.of(directory.resolve("jobs"))));
  }

  @Test
  void reportsAllFaultsOfAFileAtOnce() {
    assertThat(
            errors(
                """
                log: {level: LOUD}
                host: http://localhost
                project: {config: {bucket: a, BUCKET: b}, nam: x}
                namespaces:
                - name: space
                  job: {path: jobs}
                - name: space
                - job: {path: jobs/more}
                - name: ground
                  jobs: x
                """))
        .containsExactly(
            "1:1 missing-key the file has no 'version' | add 'version: 1'",
            "1:14 invalid-value log.level is not a level: 'LOUD' | the levels are DEBUG, INFO,"
                + " WARNING, ERROR, FATAL",
            "2:7 invalid-value host has a scheme: 'http://localhost' | write the server's name and"
                + " port: localhost:9100",
            "3:10 missing-key the project has no name | add 'project: {name: …}'",
            "3:19 duplicate-key project.config has 'bucket' and 'BUCKET', which are one key to a"
                + " server | remove one of them",
            "3:43 unknown-key unknown key 'nam' in project | did you mean 'name'?",
            "7:9 duplicate-namespace duplicate namespaces are not allowed [space] | rename or"
                + " remove one of the two",
            "8:3 missing-key a namespace has no 'name' | add 'name:'",
            "8:8 invalid-value namespaces 'space' and '' have jobs in the same folder | give each"
                + " namespace a folder of its own, none within another's",
            "10:3 unknown-key unknown key 'jobs' in namespaces[3] | did you mean 'job'?");
  }

  @Test
  void reportsAMissingHostAndAPort() {
    assertThat(errors("version: 1\nproject: {name: p}\nnamespaces: []\n"))
        .containsExactly(
            "1:1 missing-key the file has no 'host' | add 'host: localhost:9100', the server's"
                + " address");
    assertThat(errors(PROJECT.replace("localhost:9100", "localhost")))
        .containsExactly(
            "3:7 invalid-value host has no port: 'localhost' | write the server's name and port:"
                + " localhost:9100");
    assertThat(errors(PROJECT.replace("localhost:9100", "localhost:99999"))).hasSize(1);
  }

  @Test
  void refusesAnotherVersionAndAMixOfForms() {
    assertThat(errors(PROJECT.replace("version: 1", "version: 2") + "job: {path: x}\n"))
        .containsExactly(
            "1:10 job-version version is not known | write 'version: 1'",
            "13:6 one-of job belongs to the form of early versions | move it into an item of"
                + " 'namespaces:'");
  }

  @Test
  void reportsAFileThatCannotBeRead() {
    ProjectFile file = ProjectFile.read(directory.resolve("optimus.yaml"), Map.of());

    assertThat(file.errors()).hasSize(1);
    assertThat(shown(file.errors().get(0)))
        .isEqualTo(
            "1:1 project-unreadable the project's file cannot be read: it does not exist | check"
                + " its path and its permissions");
    assertThatThrownBy(file::require).isInstanceOf(JobException.class);
  }

  @Test
  void warnsOfKeysThatOnlyLaterVersionsRead() {
    assertThat(read(PROJECT + "auth: {client_id: x}\n").warnings().stream().map(this::shown))
        .containsExactly(
            "13:7 job-no-effect auth has no effect here | only later versions of Optimus read it");
  }
}
