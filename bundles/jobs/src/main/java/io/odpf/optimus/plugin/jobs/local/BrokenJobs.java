// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The jobs whose files have errors, as far as their names can be read. Immutable. */
final class BrokenJobs {
  private final Map<String, List<Problem>> byName;

  private BrokenJobs(Map<String, List<Problem>> byName) {
    this.byName = byName;
  }

  /** Reads the names of the jobs that errors are about. */
  static BrokenJobs of(List<Problem> errors) {
    Map<Path, List<Problem>> byFile = new LinkedHashMap<>();
    for (Problem error : errors) {
      if (error.position().isPresent()) {
        Path file = Path.of(error.position().get().file());
        if (file.endsWith(JobFile.NAME)) {
          byFile.computeIfAbsent(file, any -> new ArrayList<>()).add(error);
        }
      }
    }
    Map<String, List<Problem>> byName = new LinkedHashMap<>();
    byFile.forEach(
        (file, problems) -> {
          String name = name(file);
          if (!name.isEmpty()) {
            byName.computeIfAbsent(name, any -> new ArrayList<>()).addAll(problems);
          }
        });
    return new BrokenJobs(byName);
  }

  private static String name(Path file) {
    try {
      byte[] bytes = RegularFile.read(file, SourceText.MAX_BYTES);
      return SpecReader.read(file.toString(), bytes, SpecRole.JOB)
          .spec()
          .map(JobSpec::name)
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** Returns what is wrong with a job; empty if it is not among these. */
  List<Problem> problems(String name) {
    return List.copyOf(byName.getOrDefault(name, List.of()));
  }
}
