// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Edits of a configuration's text, which preserve all other text. */
class ConfigTextTest extends ConfigTest {
  private static final int LAYOUTS = 400;

  private static final NewPlugin NEW =
      new NewPlugin(
          "new",
          "main",
          "neo/{{.Version}}/optimus-neo_{{.Os}}.tar.gz",
          Optional.of("1.10"),
          Optional.of("neo/{{.Version}}/checksums.txt"),
          Optional.empty(),
          Set.of(Mode.SERVER),
          Map.of());

  private static final String HEAD =
      """
      plugins:
        providers:
          - type: url
            name: main
            url: https://example.com
      """;

  private static ConfigText of(String text) throws PluginManagerException {
    return ConfigText.of("config.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String string(ConfigText text) {
    return new String(text.bytes(), StandardCharsets.UTF_8);
  }

  private static String added(String text) throws PluginManagerException {
    return string(of(text).add(NEW));
  }

  private List<String> names(String text) {
    return read(text).plugins().stream().map(PluginEntry::name).toList();
  }

  /** Returns the comments of a generated text by their number. */
  private static List<String> comments(String text) {
    Matcher comment = Pattern.compile("#[^\\r\\n]* \\d+(?=\\r?\\n|$)").matcher(text);
    return comment.results().map(result -> result.group()).toList();
  }

  @Test
  void restoresTheSameBytesAfterAddingAndRemoving() throws Exception {
    for (long seed = 0; seed < LAYOUTS; seed++) {
      GeneratedConfig config = new GeneratedConfig(seed);
      String text = config.text();
      assertThat(names(text)).as("seed %d:%n%s", seed, text).isEqualTo(config.names());

      String added = added(text);

      assertThat(comments(added)).as("seed %d:%n%s", seed, added).isEqualTo(comments(text));
      assertThat(names(added)).hasSize(config.names().size() + 1).endsWith("new");
      PluginEntry entry = read(added).plugins().get(config.names().size());
      assertThat(entry.path()).isEqualTo(NEW.path());
      assertThat(entry.version()).contains("1.10");
      assertThat(entry.modes()).containsExactly(Mode.SERVER);
      assertThat(string(of(added).remove("new")))
          .as("seed %d, after:%n%s", seed, added)
          .isEqualTo(text);
    }
  }

  @Test
  void removesOnlyTheEntryInEveryLayout() throws Exception {
    for (long seed = 0; seed < LAYOUTS; seed++) {
      GeneratedConfig config = new GeneratedConfig(seed);
      for (String name : config.names()) {
        String removed;
        try {
          removed = string(of(config.text()).remove(name));
        } catch (PluginManagerException failure) {
          throw new AssertionError("seed " + seed + ":\n" + config.text(), failure);
        }

        assertThat(names(removed))
            .as("seed %d without %s:%n%s", seed, name, removed)
            .doesNotContain(name)
            .hasSize(config.names().size() - 1);
        assertThat(comments(removed))
            .as("seed %d without %s:%n%s%n-- was --%n%s", seed, name, removed, config.text())
            .isEqualTo(
                comments(config.text()).stream()
                    .filter(comment -> !comment.contains(" in " + name + " "))
                    .toList());
      }
    }
  }

  @Test
  void writesTheFirstPluginIntoLinesOfItsOwn() throws Exception {
    assertThat(added(HEAD + "  plugins: [] # none yet\n  # the end\n"))
        .isEqualTo(
            HEAD
                + "  plugins: # none yet\n"
                + "    - provider: main\n"
                + "      output: new\n"
                + "      path: neo/{{.Version}}/optimus-neo_{{.Os}}.tar.gz\n"
                + "      version: 1.10\n"
                + "      checksums: neo/{{.Version}}/checksums.txt\n"
                + "      modes: [server]\n"
                + "  # the end\n");
  }

  @Test
  void writesOptionsBelowConfigAndQuotesWhatWouldBeReadAsSomethingElse() throws Exception {
    NewPlugin plugin =
        new NewPlugin(
            "new",
            "main",
            "- odd: #1",
            Optional.of("no"),
            Optional.empty(),
            Optional.of("{{.Name}}"),
            Set.of(Mode.SERVER, Mode.CLIENT),
            Map.of("ref", "\u00e9 \"x\"\\"));
    String text = string(of(HEAD.replace("url\n", "kinds\n") + "  plugins: []\n").add(plugin));

    assertThat(text)
        .contains("      path: \"- odd: #1\"\n", "      version: \"no\"\n")
        .contains("      binary: \"{{.Name}}\"\n", "      modes: [server, client]\n")
        .endsWith("      config:\n        ref: \"\u00e9 \\\"x\\\"\\\\\"\n");
  }

  @Test
  void followsTheStyleOfTheEntryBefore() throws Exception {
    String list = "  plugins:\n  -   provider: main\n      output: a\n      path: a # why\n";

    assertThat(added(HEAD + list))
        .startsWith(HEAD + list + "  -   provider: main\n      output: new\n");
    assertThat(
            added(
                HEAD
                    + "  plugins:\n"
                    + "    - {provider: main, output: a, path: a}\n\n"
                    + "    - {provider: main, output: b, path: b}\n\n"
                    + "  limits: {entries: 5}\n"))
        .contains("path: b}\n\n    - provider: main\n", "modes: [server]\n\n  limits:");
    assertThat(
            added(
                "{plugins: {providers: [{type: url, name: main, url: 'https://a.b'}], plugins:"
                    + " [{provider: main, output: a, path: a},]}}"))
        .contains("path: a}, {provider: main, output: new, path: \"neo/", "modes: [server]},]}}");
  }

  @Test
  void refusesAListedPluginAndNamesItsLine() throws Exception {
    String text = HEAD + "  plugins:\n    - {provider: main, output: new, path: a}\n";

    assertThat(refusalToAdd(text))
        .containsExactly(
            "7:7 plugin new is already listed on line 7 | give the new one another name, or remove"
                + " the one that is there: optimus plugin remove new");
  }

  @Test
  void refusesToRemoveAPluginThatIsNotListed() throws Exception {
    String text = HEAD + "  plugins:\n    - {provider: main, output: morpheus, path: a}\n";

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> of(text).remove("morfeus"));

    assertThat(refused.problems().get(0).message())
        .isEqualTo("config.yaml lists no plugin morfeus");
    assertThat(refused.problems().get(0).hint()).isEqualTo("did you mean 'morpheus'?");
  }

  @Test
  void refusesToEditAFileThatIsNotAConfiguration() {
    for (String text :
        List.of(
            "",
            "a: 1\n",
            "plugins: []\n",
            "plugins: {plugins: {}}\n",
            "plugins: [\n",
            "plugins: &a {plugins: []}\n")) {
      PluginManagerException refused =
          catchThrowableOfType(PluginManagerException.class, () -> of(text).add(NEW));

      assertThat(refused).as(text).isNotNull();
      assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    }
  }

  @Test
  void keepsTheTextAfterABlockScalarWithTrailingLines() throws Exception {
    String text =
        HEAD
            + "  plugins:\n"
            + "    - provider: main\n"
            + "      output: a\n"
            + "      path: a\n"
            + "      config:\n"
            + "        variables:\n"
            + "          QUERY: |+ # all of it\n"
            + "            select\n"
            + "\n";

    assertThat(string(of(added(text)).remove("new"))).isEqualTo(text);
    assertThat(read(added(text)).plugins().get(0).variables()).containsEntry("QUERY", "select\n\n");
  }

  @Test
  void refusesToChangeTheTextThatEndsTheFile() {
    String text =
        HEAD
            + "  plugins:\n"
            + "    - provider: main\n"
            + "      output: a\n"
            + "      path: a\n"
            + "      config: {variables: {}}\n"
            + "      version: |\n"
            + "        1";

    assertThat(refusalToAdd(text))
        .containsExactly(
            "appending an entry would change the last one | end the file with a"
                + " line break, or edit the file by hand");
  }

  @Test
  void readsTheTextAsTheFileThatItWillBe() throws Exception {
    ConfigFile file = file((HEAD + "  plugins: []\n").getBytes(StandardCharsets.UTF_8));

    ConfigText text = ConfigText.read(file.path()).add(NEW);

    assertThat(reader().readDeferred(file, text).plugins()).hasSize(1);
    assertThat(reader().read(file).plugins()).isEmpty();
    assertThat(text.find("NEW").orElseThrow().line()).isEqualTo(7);
  }

  private static List<String> refusalToAdd(String text) {
    return shown(catchThrowableOfType(PluginManagerException.class, () -> of(text).add(NEW)));
  }
}
