// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.edit.EntryList;
import io.odpf.optimus.plugin.config.edit.PluginList;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The text of a configuration file. Plugins can be added and removed; comments, order, indentation,
 * line breaks and quotes of everything else stay the same. Immutable.
 *
 * <p>Edits are not validated; use {@link ConfigReader} for that.
 */
public final class ConfigText {
  private static final String BY_HAND = "edit the file by hand";

  /** The byte order mark that some editors write. */
  private static final String MARK = "\uFEFF";

  private final String mark;
  private final SourceText source;
  private final EntryList plugins;

  private ConfigText(String mark, SourceText source, EntryList plugins) {
    this.mark = mark;
    this.source = source;
    this.plugins = plugins;
  }

  /**
   * Reads a file.
   *
   * @throws PluginManagerException of category CONFIG if it cannot be read, is not YAML, or has no
   *     list of plugins
   */
  public static ConfigText read(Path file) throws PluginManagerException {
    return of(file.toString(), SourceText.bytes(file));
  }

  static ConfigText of(String file, byte[] bytes) throws PluginManagerException {
    Findings findings = new Findings();
    Optional<SourceText> source = SourceText.of(file, bytes, findings);
    if (source.isPresent()) {
      NodeReader.read(source.get(), findings);
    }
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    String text = source.orElseThrow().text();
    boolean marked = bytes.length > text.getBytes(StandardCharsets.UTF_8).length;
    return new ConfigText(
        marked ? MARK : "",
        source.get(),
        EntryList.in(text, PluginList.PLACE)
            .orElseThrow(
                () ->
                    PluginManagerException.config(
                        List.of(
                            Problem.at(
                                source.get().at(0),
                                ConfigProblem.MISSING_KEY,
                                "the file has no list 'plugins' below 'plugins'",
                                "add it: 'plugins: []'")))));
  }

  /** Returns the text in UTF-8. */
  public byte[] bytes() {
    return (mark + source.text()).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the position of a plugin's entry, if the plugin is listed. */
  public Optional<Position> find(String plugin) {
    OptionalInt offset = plugins.find(plugin);
    return offset.isEmpty() ? Optional.empty() : Optional.of(source.at(offset.getAsInt()));
  }

  /**
   * Returns this text with a plugin added.
   *
   * @throws PluginManagerException of category CONFIG if a plugin of this name is listed
   */
  public ConfigText add(NewPlugin plugin) throws PluginManagerException {
    Optional<Position> first = find(plugin.name());
    if (first.isPresent()) {
      throw PluginManagerException.config(
          List.of(
              new Problem(
                  ConfigProblem.DUPLICATE_OUTPUT,
                  "plugin " + plugin.name() + " is already listed on line " + first.get().line(),
                  first,
                  Optional.of(plugin.name()),
                  "give the new one another name, or remove the one that is there: optimus plugin"
                      + " remove "
                      + plugin.name())));
    }
    return edited(
        plugins.add(PluginList.entry(plugin)),
        Problem.ofPlugin(
            plugin.name(),
            ConfigProblem.NOT_EDITABLE,
            "appending an entry would change the last one",
            "end the file with a line break, or " + BY_HAND));
  }

  /**
   * Returns the position of a plugin's entry.
   *
   * @throws PluginManagerException of category CONFIG if it is not listed
   */
  public Position require(String plugin) throws PluginManagerException {
    Optional<Position> entry = find(plugin);
    if (entry.isEmpty()) {
      throw PluginManagerException.config(List.of(unknown(plugin)));
    }
    return entry.get();
  }

  /**
   * Returns this text with a plugin removed.
   *
   * @throws PluginManagerException of category CONFIG if it is not listed
   */
  public ConfigText remove(String plugin) throws PluginManagerException {
    Position entry = require(plugin);
    return edited(
        plugins.remove(plugin),
        new Problem(
            ConfigProblem.NOT_EDITABLE,
            "the entry of " + plugin + " cannot be separated from the text around it",
            Optional.of(entry),
            Optional.of(plugin),
            BY_HAND));
  }

  private Problem unknown(String plugin) {
    List<String> names = plugins.names();
    String question = DidYouMean.question(plugin, names);
    return Problem.ofPlugin(
        plugin,
        CommonProblem.UNKNOWN_PLUGIN,
        source.at(0).file() + " lists no plugin " + plugin,
        question.isEmpty()
            ? names.isEmpty() ? "it lists none" : "it lists " + String.join(", ", names)
            : question);
  }

  private ConfigText edited(Optional<String> text, Problem impossible)
      throws PluginManagerException {
    if (text.isEmpty()) {
      throw PluginManagerException.config(List.of(impossible));
    }
    byte[] bytes = (mark + text.get()).getBytes(StandardCharsets.UTF_8);
    return of(source.at(0).file(), bytes);
  }
}
