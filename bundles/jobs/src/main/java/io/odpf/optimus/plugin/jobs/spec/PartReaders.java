// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.Task;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code task}, {@code hooks} and {@code dependencies}. */
final class PartReaders {
  private static final List<String> TYPES = List.of("intra", "inter", "extra");

  private final Section root;
  private final SectionFindings findings;

  PartReaders(Section root, SectionFindings findings) {
    this.root = root;
    this.findings = findings;
  }

  Task task() {
    Optional<Section> section = root.section("task");
    if (section.isEmpty()) {
      return new Task("", "", Map.of(), WindowParts.NONE);
    }
    Task task =
        new Task(
            section.get().text("name"),
            section.get().text("version"),
            SettingsReader.read(section.get(), findings),
            window(section.get()));
    section.get().refuseOthers();
    return task;
  }

  private static WindowParts window(Section task) {
    Optional<Section> section = task.section("window");
    if (section.isEmpty()) {
      return WindowParts.NONE;
    }
    WindowParts parts =
        new WindowParts(
            section.get().text("size"),
            section.get().text("offset"),
            section.get().text("truncate_to"),
            section.get().text("shift_by"),
            section.get().text("location"),
            section.get().text("preset"));
    section.get().refuseOthers();
    return parts;
  }

  List<Hook> hooks() {
    List<Hook> hooks = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Section section : root.sections("hooks")) {
      String name = section.text("name");
      if (name.isEmpty()) {
        findings.error(
            section.position(),
            ConfigProblem.MISSING_KEY,
            "a hook has no 'name'",
            "add 'name:', the name of a plugin for hooks");
      }
      Integer first = lines.putIfAbsent(name, section.position().line());
      if (first != null && !name.isEmpty()) {
        section.refuse(
            "name",
            JobProblem.DUPLICATE_HOOK,
            "is already on line " + first + ": hook " + TerminalText.quote(name),
            "remove one of the two; a job has a hook once");
      } else {
        hooks.add(new Hook(name, section.text("version"), SettingsReader.read(section, findings)));
        section.refuseOthers();
      }
    }
    return hooks;
  }

  List<Dependency> dependencies() {
    List<Dependency> dependencies = new ArrayList<>();
    List<Section> sections = root.sections("dependencies");
    for (int i = 0; i < sections.size(); i++) {
      dependency(sections.get(i), i).ifPresent(dependencies::add);
      sections.get(i).refuseOthers();
    }
    return dependencies;
  }

  private Optional<Dependency> dependency(Section section, int index) {
    String job = section.text("job");
    Dependency.Type type = type(section);
    Optional<Section> http = section.section("http");
    if (http.isPresent()) {
      return Optional.of(http(http.get(), index));
    }
    if (job.isEmpty()) {
      findings.error(
          section.position(),
          JobProblem.DEPENDENCY,
          "a dependency names nothing to wait for",
          "add 'job:' with the name of a job, or 'http:'");
      return Optional.empty();
    }
    if (type == Dependency.Type.INTER && !isOfProject(job)) {
      section.refuse(
          "job",
          JobProblem.DEPENDENCY,
          "is "
              + TerminalText.quote(job)
              + ": inter dependency should be in"
              + " 'project_name/job_name' format",
          "write the project's name and '/' before the job's");
    }
    return Optional.of(new Dependency.OnJob(job, type));
  }

  private static boolean isOfProject(String job) {
    int slash = job.indexOf('/');
    return slash > 0 && slash < job.length() - 1 && job.indexOf('/', slash + 1) < 0;
  }

  private static Dependency.Type type(Section section) {
    String type = section.text("type");
    if (type.isEmpty()) {
      return Dependency.Type.INTRA;
    }
    if (!TYPES.contains(type)) {
      String question = DidYouMean.question(type, TYPES);
      section.warn(
          "type",
          JobProblem.NO_EFFECT,
          "is " + TerminalText.quote(type) + ", which is not known, and read as intra",
          question.isEmpty() ? "known types: " + String.join(", ", TYPES) : question);
      return Dependency.Type.INTRA;
    }
    return Dependency.Type.valueOf(type.toUpperCase(Locale.ROOT));
  }

  private Dependency http(Section section, int index) {
    String name = section.text("name");
    String url = section.text("url");
    if (name.isBlank()) {
      findings.error(
          section.positionOf("name"),
          JobProblem.DEPENDENCY,
          "empty name present on HTTPDependencies index " + index + " of jobs.yaml",
          "add 'name:', which is unique in the job");
    }
    String fault = fault(url);
    if (!fault.isEmpty()) {
      findings.error(
          section.positionOf("url"),
          JobProblem.DEPENDENCY,
          "invalid url present on HTTPDependencies index "
              + index
              + " of jobs.yaml, invalid reason : "
              + fault,
          "write a whole address, such as https://host/path");
    }
    Dependency dependency =
        new Dependency.OnHttp(name, url, section.map("headers"), section.map("params"));
    section.refuseOthers();
    return dependency;
  }

  /** Returns what is wrong with an address; an empty text if nothing is. */
  private static String fault(String url) {
    if (url.isEmpty()) {
      return "empty url";
    }
    try {
      URI address = new URI(url);
      boolean whole =
          ("http".equalsIgnoreCase(address.getScheme())
                  || "https".equalsIgnoreCase(address.getScheme()))
              && address.getHost() != null;
      return whole ? "" : "invalid URI for request";
    } catch (URISyntaxException e) {
      return "invalid URI for request";
    }
  }
}
