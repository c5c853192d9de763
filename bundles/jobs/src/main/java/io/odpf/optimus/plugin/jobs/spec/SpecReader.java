// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.config.source.FileKind;
import io.odpf.optimus.plugin.jobs.model.Identity;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.jobs.section.YamlFile;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Parses one file: {@code job.yaml}, or {@code this.yaml} with defaults, which has the same keys.
 * Checks each value separately; {@link JobCheck} finds missing and inconsistent values after the
 * defaults are inherited.
 */
public final class SpecReader {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 1_024;
  private static final int LAST_VERSION = 3;

  private static final FileKind JOB =
      new FileKind(
          "a job",
          "it begins with 'version: 1'; docs/jobs.md has an example",
          "write '{{.DSTART}}', with the quotes",
          "a job needs six levels");

  private SpecReader() {}

  /**
   * Parses a file.
   *
   * @param file the file's name in positions
   * @param bytes the content
   * @param role the role of the file
   */
  public static SpecFile read(String file, byte[] bytes, SpecRole role) {
    YamlFile yaml = YamlFile.of(file, bytes, JOB);
    Optional<JobSpec> spec = yaml.section().map(section -> spec(section, yaml.findings(), role));
    return new SpecFile(file, yaml.root(), spec, yaml.errors(), yaml.warnings());
  }

  private static JobSpec spec(Section section, SectionFindings findings, SpecRole role) {
    int version = version(section);
    String name = named(section, "name");
    String owner = named(section, "owner");
    String description = section.text("description");
    RunSchedule schedule = ScheduleReader.read(section);
    PartReaders parts = new PartReaders(section, findings);
    JobSpec spec =
        new JobSpec(
            version,
            new Identity(name, owner, description, section.map("labels")),
            schedule,
            BehaviorReader.read(section),
            parts.task(),
            parts.hooks(),
            parts.dependencies(),
            metadata(section),
            section.map("asset"));
    section.refuseOthers();
    if (role == SpecRole.DEFAULTS) {
      warnOfOwn(section, "name");
      warnOfOwn(section, "asset");
    }
    return spec;
  }

  private static void warnOfOwn(Section section, String key) {
    if (section.has(key)) {
      section.warn(
          key, JobProblem.NO_EFFECT, "has no effect here", "jobs do not inherit it; remove it");
    }
  }

  private static int version(Section section) {
    OptionalInt version = section.whole("version");
    if (version.isPresent() && (version.getAsInt() < 1 || version.getAsInt() > LAST_VERSION)) {
      section.refuse(
          "version",
          JobProblem.VERSION,
          "is not known: window version [" + version.getAsInt() + "] is not recognized",
          "there are versions 1, 2 and 3");
    }
    return version.orElse(0);
  }

  private static String named(Section section, String key) {
    String text = section.text(key).strip();
    int length = text.codePointCount(0, text.length());
    if (length > 0 && (length < SHORTEST || length > LONGEST)) {
      section.refuse(
          key,
          JobProblem.LENGTH,
          "has " + length + (length == 1 ? " character" : " characters"),
          "write " + SHORTEST + " to " + LONGEST);
    }
    return text;
  }

  private static Metadata metadata(Section root) {
    Optional<Section> section = root.section("metadata");
    if (section.isEmpty()) {
      return Metadata.NONE;
    }
    Optional<Section> resource = section.get().section("resource");
    Metadata.Resources request = resources(resource, "request");
    Metadata.Resources limit = resources(resource, "limit");
    resource.ifPresent(Section::refuseOthers);
    Optional<Section> airflow = section.get().section("airflow");
    String pool = airflow.map(them -> them.text("pool")).orElse("");
    String queue = airflow.map(them -> them.text("queue")).orElse("");
    airflow.ifPresent(Section::refuseOthers);
    section.get().refuseOthers();
    return new Metadata(request, limit, pool, queue);
  }

  private static Metadata.Resources resources(Optional<Section> resource, String key) {
    Optional<Section> section = resource.flatMap(them -> them.section(key));
    if (section.isEmpty()) {
      return Metadata.Resources.NONE;
    }
    Metadata.Resources resources =
        new Metadata.Resources(section.get().text("cpu"), section.get().text("memory"));
    section.get().refuseOthers();
    return resources;
  }
}
