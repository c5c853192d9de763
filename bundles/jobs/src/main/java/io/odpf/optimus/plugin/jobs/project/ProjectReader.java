// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Interprets the content of a project's file. Not thread-safe. */
final class ProjectReader {
  private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARNING", "ERROR", "FATAL");

  private static final String JOB_PATH = "OPTIMUS_JOB_PATH";

  /** The sections of a server's configuration, which early versions had in the same file. */
  private static final String[] OF_SERVERS = {
    "serve", "scheduler", "telemetry", "admin", "plugin", "kv_service", "resource_manager"
  };

  private final Section root;
  private final SectionFindings findings;
  private final Path directory;
  private final Map<String, String> environment;

  ProjectReader(
      Section root, SectionFindings findings, Path file, Map<String, String> environment) {
    this.root = root;
    this.findings = findings;
    this.directory = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    this.environment = environment;
  }

  Project read() {
    boolean flat = !root.has("namespaces");
    version(flat);
    root.section("log").ifPresent(this::log);
    String host = value(flat, root, "host", "OPTIMUS_HOST");
    checkHost(host);
    Optional<Section> section = root.section("project");
    String name = section.map(them -> value(flat, them, "name", "OPTIMUS_PROJECT_NAME")).orElse("");
    if (section.isEmpty() && flat) {
      name = variable("OPTIMUS_PROJECT_NAME");
    }
    if (name.isBlank()) {
      require(section.orElse(root), "the project has no name", "add 'project: {name: …}'");
    }
    Map<String, String> config = section.map(this::config).orElse(Map.of());
    section.ifPresent(them -> them.ignore("preset_path"));
    section.ifPresent(Section::refuseOthers);
    List<Namespace> namespaces = flat ? List.of(flatNamespace()) : namespaces();
    root.leave("datastore");
    root.ignore("auth");
    if (flat) {
      root.leave(OF_SERVERS);
    }
    root.refuseOthers();
    return new Project(directory, name, host, config, namespaces);
  }

  private void version(boolean flat) {
    OptionalInt version = root.whole("version");
    if (version.isPresent() && version.getAsInt() != 1) {
      root.refuse("version", JobProblem.VERSION, "is not known", "write 'version: 1'");
    }
    if (!root.has("version") && !flat) {
      require(root, "the file has no 'version'", "add 'version: 1'");
    }
  }

  private void log(Section log) {
    String level = log.text("level");
    if (!level.isEmpty() && !LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
      String question = DidYouMean.question(level, LEVELS);
      log.refuse(
          "level",
          ConfigProblem.INVALID_VALUE,
          "is not a level: " + TerminalText.quote(level),
          question.isEmpty() ? "the levels are " + String.join(", ", LEVELS) : question);
    }
    log.leave("format");
    log.refuseOthers();
  }

  /** Reads a value, which a variable overrides in the flat form. */
  private String value(boolean flat, Section section, String key, String variable) {
    String written = section.text(key).strip();
    String replacement = flat ? variable(variable) : "";
    return replacement.isEmpty() ? written : replacement;
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private void checkHost(String host) {
    if (host.isEmpty()) {
      require(root, "the file has no 'host'", "add 'host: localhost:9100', the server's address");
      return;
    }
    int colon = host.lastIndexOf(':');
    String fault = "";
    if (host.contains("://")) {
      fault = "has a scheme";
    } else if (host.indexOf('/') >= 0 || host.chars().anyMatch(Character::isWhitespace)) {
      fault = "is not an address";
    } else if (colon <= 0 || !isPort(host.substring(colon + 1))) {
      fault = "has no port";
    }
    if (!fault.isEmpty()) {
      root.refuse(
          "host",
          ConfigProblem.INVALID_VALUE,
          fault + ": " + TerminalText.quote(host),
          "write the server's name and port: localhost:9100");
    }
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= 65_535;
  }

  /** Reads a configuration. Reports keys that differ only in case. */
  private Map<String, String> config(Section owner) {
    Map<String, String> config = owner.map("config");
    Map<String, String> taken = new HashMap<>();
    for (String key : config.keySet()) {
      String other = taken.putIfAbsent(ConfigKeys.upperCase(key), key);
      if (other != null) {
        owner.refuse(
            "config",
            ConfigProblem.DUPLICATE_KEY,
            "has "
                + TerminalText.quote(other)
                + " and "
                + TerminalText.quote(key)
                + ", which are one key to a server",
            "remove one of them");
      }
    }
    return config;
  }

  private List<Namespace> namespaces() {
    NamespaceList list = new NamespaceList(findings);
    for (Section section : root.sections("namespaces")) {
      Namespace namespace = namespace(section, section.text("name").strip());
      if (namespace.name().isEmpty()) {
        require(section, "a namespace has no 'name'", "add 'name:'");
      }
      list.add(namespace, section);
      section.refuseOthers();
    }
    root.leave("namespace", "job");
    List<Namespace> namespaces = list.namespaces();
    for (String key : List.of("namespace", "job")) {
      if (root.has(key)) {
        root.refuse(
            key,
            ConfigProblem.ONE_OF,
            "belongs to the form of early versions",
            "move it into an item of 'namespaces:'");
      }
    }
    return namespaces;
  }

  private Namespace namespace(Section section, String name) {
    section.leave("datastore");
    return new Namespace(name, config(section), folder(section, ""));
  }

  /**
   * Returns the only namespace of the flat form. Its key holds a name, or a mapping with the name,
   * the jobs and a configuration.
   */
  private Namespace flatNamespace() {
    Optional<Path> jobs = folder(root, variable(JOB_PATH));
    if (!root.isMapping("namespace")) {
      return new Namespace(value(true, root, "namespace", "OPTIMUS_NAMESPACE"), Map.of(), jobs);
    }
    Section section = root.section("namespace").orElseThrow();
    Namespace namespace =
        namespace(section, value(true, section, "name", "OPTIMUS_NAMESPACE_NAME"));
    section.refuseOthers();
    return jobs.isEmpty() ? namespace : new Namespace(namespace.name(), namespace.config(), jobs);
  }

  /**
   * Returns the folder of jobs that {@code job.path} names.
   *
   * @param replacement the path that overrides it; empty for none
   */
  private Optional<Path> folder(Section owner, String replacement) {
    Optional<Section> job = owner.section("job");
    String written = job.map(them -> them.text("path")).orElse("").strip();
    job.ifPresent(Section::refuseOthers);
    String text = replacement.isEmpty() ? written : replacement;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(directory.resolve(text).normalize());
    } catch (InvalidPathException e) {
      findings.error(
          job.map(them -> them.positionOf("path")).orElse(root.position()),
          ConfigProblem.INVALID_VALUE,
          (replacement.isEmpty() ? owner.path("job.path") : "$" + JOB_PATH)
              + " is not a path: "
              + TerminalText.quote(text),
          "write a directory, relative to the one of this file");
      return Optional.empty();
    }
  }

  private void require(Section section, String message, String hint) {
    findings.error(section.position(), ConfigProblem.MISSING_KEY, message, hint);
  }
}
