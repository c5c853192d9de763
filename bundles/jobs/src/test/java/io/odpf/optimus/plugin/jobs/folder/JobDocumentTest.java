// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.jobs.project.ProjectFile;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.jobs.window.Window;
import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import io.odpf.optimus.plugin.jobs.window.Windows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jobs, the projects and the table of windows in docs/jobs.md. */
class JobDocumentTest extends FolderTest {
  private static final Path DOCUMENT = Path.of("../../docs/jobs.md");
  private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  /** A key that only a project's file has. */
  private static final String PROJECT = "\nproject:";

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| ([123]) \\| (\\w*) ?\\| (\\w+) \\| ([-\\w]*) ?\\| (\\S+Z) \\| (\\S+Z) \\|$");

  @Test
  void containsOnlyJobsWithoutFaults() throws Exception {
    List<String> samples = samples();
    samples.removeIf(sample -> sample.contains(PROJECT));

    assertThat(samples).hasSize(2);
    for (int i = 0; i < samples.size(); i++) {
      write("sample" + i + "/job.yaml", samples.get(i));
    }
    LoadedJobs loaded = load();
    assertThat(shown(loaded.errors())).isEmpty();
    assertThat(shown(loaded.warnings())).isEmpty();
  }

  @Test
  void containsOnlyProjectsWithoutFaults() throws Exception {
    List<String> samples = samples();
    samples.removeIf(sample -> !sample.contains(PROJECT));

    assertThat(samples).hasSize(2);
    for (String sample : samples) {
      ProjectFile project = ProjectFile.read(write("optimus.yaml", sample), Map.of());
      assertThat(shown(project.errors())).isEmpty();
      assertThat(shown(project.warnings())).isEmpty();
    }
  }

  private static List<String> samples() throws Exception {
    List<String> samples = new ArrayList<>();
    SAMPLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(sample -> samples.add(sample.group(1)));
    return samples;
  }

  @Test
  void showsTheWindowsThatAreComputed() throws Exception {
    List<MatchResult> rows = ROW.matcher(Files.readString(DOCUMENT)).results().toList();

    assertThat(rows).hasSize(11);
    for (MatchResult row : rows) {
      int version = Integer.parseInt(row.group(1));
      WindowDefinition definition =
          version == 3
              ? new WindowDefinition.Calendar(row.group(3), row.group(4), "", row.group(2))
              : new WindowDefinition.Offset(version, row.group(3), row.group(4), row.group(2));
      Window window = new Windows(Map.of()).window(definition);
      TimeInterval interval = window.at(Instant.parse("2021-02-25T10:40:30Z"));
      assertThat(TimeInterval.text(interval.start()) + " " + TimeInterval.text(interval.end()))
          .as(row.group())
          .isEqualTo(row.group(5) + " " + row.group(6));
    }
  }
}
