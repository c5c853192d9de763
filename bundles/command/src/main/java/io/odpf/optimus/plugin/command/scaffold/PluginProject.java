// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The project of a new plugin.
 *
 * @param name the plugin's name
 * @param hook whether it is a hook, else a task
 * @param mods the mods that it serves, of {@link #CLI} and {@link #RESOLVER}
 * @param language the language that it is written in
 * @param version the version of the SDK for Java
 * @param repository the address of a Maven repository with that SDK; absent if Maven finds it
 */
record PluginProject(
    String name,
    boolean hook,
    Set<String> mods,
    Language language,
    String version,
    Optional<String> repository) {
  static final String CLI = "cli";
  static final String RESOLVER = "dependencyresolver";

  private static final String SHARED = "shared/";
  private static final String PACKAGE = "java/com/example/optimus/";

  PluginProject {
    mods = Set.copyOf(mods);
  }

  /** The languages for which there is a template. */
  enum Language {
    JAVA,
    GO;

    /** Returns the language's name for users. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A file of the project.
   *
   * @param executable whether the system may execute it
   */
  record File(String text, boolean executable) {}

  /** Returns the files by their paths in the project, with slashes. */
  Map<String, File> files() {
    Map<String, String> templates = new TreeMap<>();
    String own = language.word() + "/";
    templates.put("README.md", own + "README.md");
    templates.put(".gitignore", own + "gitignore");
    switch (language) {
      case JAVA -> {
        templates.put("pom.xml", own + "pom.xml");
        templates.put("src/main/" + PACKAGE + className() + ".java", own + "Plugin.java.in");
        templates.put(
            "src/test/" + PACKAGE + className() + "Test.java", own + "PluginTest.java.in");
        templates.put(
            "src/main/resources/com/example/optimus/plugin.properties", own + "plugin.properties");
      }
      case GO -> {
        for (String file :
            List.of(
                "plugin.go", "plugin_test.go", "serve.go", "plugin.proto", "go.mod", "go.sum")) {
          templates.put(file, own + file);
        }
        templates.put(".goreleaser.yml", own + "goreleaser.yml");
      }
    }
    templates.put("config.yaml", SHARED + "config.yaml");
    for (String file : List.of("Dockerfile", "entrypoint.sh", "main.py", "requirements.txt")) {
      templates.put("executor/" + file, SHARED + file);
    }
    Map<String, File> files = new LinkedHashMap<>();
    templates.forEach(
        (path, template) ->
            files.put(
                path,
                new File(
                    ProjectTemplate.read(template).fill(values(), conditions()),
                    path.endsWith(".sh"))));
    return files;
  }

  /** Returns the name of the plugin's class: {@code NearEarthPlugin} of {@code near-earth}. */
  private String className() {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("-")) {
      text.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return text.append("Plugin").toString();
  }

  private Map<String, String> values() {
    String type = hook ? "hook" : "task";
    List<String> interfaces = new ArrayList<>(List.of("OptimusPlugin"));
    if (mods.contains(CLI)) {
      interfaces.add("CliMod");
    }
    if (mods.contains(RESOLVER)) {
      interfaces.add("DependencyResolverMod");
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("NAME", name);
    values.put("TYPE", type);
    values.put("TYPE_UPPER", type.toUpperCase(Locale.ROOT));
    values.put("CLASS", className());
    values.put("INTERFACES", String.join(", ", interfaces));
    values.put("VERSION", version);
    values.put("REPOSITORY", repository.orElse(""));
    values.put("OUTPUT", language == Language.JAVA ? "target" : "");
    return values;
  }

  private Set<String> conditions() {
    Set<String> conditions = new TreeSet<>(mods);
    conditions.add(hook ? "hook" : "task");
    if (!mods.isEmpty()) {
      conditions.add("mods");
    }
    if (!mods.contains(CLI)) {
      conditions.add("nocli");
    }
    if (repository.isPresent()) {
      conditions.add("repository");
    }
    return conditions;
  }
}
