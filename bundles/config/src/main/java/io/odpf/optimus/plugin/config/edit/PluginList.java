// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The list of plugins in a configuration's text. Immutable.
 *
 * <p>Every edit is verified: its result is returned only if its content differs from the original
 * by exactly one entry.
 */
public final class PluginList {
  private static final int STEP = 2;

  private final Layout layout;
  private final Piece parent;
  private final Piece list;

  private PluginList(Layout layout, Piece parent, Piece list) {
    this.layout = layout;
    this.parent = parent;
    this.list = list;
  }

  /**
   * Finds the list.
   *
   * @param text a valid YAML document without aliases
   * @return the list; empty if the document has no list of plugins
   */
  public static Optional<PluginList> in(String text) {
    Layout layout = Layout.of(text);
    Optional<Piece> parent = layout.root().value(ConfigKeys.PLUGINS);
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    Optional<Piece> list = parent.get().value(ConfigKeys.PLUGINS);
    return list.isPresent() && list.get().kind() == Piece.Kind.SEQUENCE
        ? Optional.of(new PluginList(layout, parent.get(), list.get()))
        : Optional.empty();
  }

  /** Returns the names of the plugins, as written. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Piece item : list.children()) {
      Optional<Piece> name = item.value(ConfigKeys.OUTPUT);
      if (name.isPresent()) {
        names.add(name.get().text());
      }
    }
    return names;
  }

  /** Returns the offset at which a plugin's entry begins. Ignores case. */
  public OptionalInt find(String name) {
    Optional<Piece> item = item(name);
    return item.isEmpty() ? OptionalInt.empty() : OptionalInt.of(item.get().start());
  }

  private Optional<Piece> item(String name) {
    for (Piece item : list.children()) {
      Optional<Piece> output = item.value(ConfigKeys.OUTPUT);
      if (output.isPresent()
          && output.get().text().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** Returns the text with a plugin appended; empty if the layout does not allow that. */
  public Optional<String> add(NewPlugin plugin) {
    EntryText entry = new EntryText(plugin);
    String flow = entry.flow(key().style() == Piece.Style.DOUBLE_QUOTED);
    List<TextEdit> edits;
    if (!list.isFlow()) {
      edits = new BlockList(layout, list).add(entry);
    } else if (list.children().isEmpty() && !parent.isFlow()) {
      edits =
          BlockList.first(layout, key(), list, indent(), entry)
              .orElseGet(() -> new FlowList(layout, list).add(flow));
    } else {
      edits = new FlowList(layout, list).add(flow);
    }
    List<Piece> items = new ArrayList<>(list.children());
    items.add(Layout.of(flow).root());
    return checked(edits, items);
  }

  /**
   * Returns the text without a listed plugin; empty if its entry cannot be separated from the rest.
   *
   * @throws java.util.NoSuchElementException if the plugin is not listed
   */
  public Optional<String> remove(String name) {
    Piece item = item(name).orElseThrow();
    Optional<List<TextEdit>> edits =
        list.isFlow()
            ? Optional.of(new FlowList(layout, list).remove(item))
            : new BlockList(layout, list).remove(key(), item);
    List<Piece> items = new ArrayList<>(list.children());
    items.removeIf(other -> other.is(item));
    return edits.flatMap(them -> checked(them, items));
  }

  /** Returns the key of the list. */
  private Piece key() {
    return parent.key(ConfigKeys.PLUGINS).orElseThrow();
  }

  /** Returns the indentation of dashes in the list of providers. */
  private String indent() {
    int key = layout.column(key().start());
    int column = key + STEP;
    Optional<Piece> providers = parent.value(ConfigKeys.PROVIDERS);
    if (providers.isPresent()
        && providers.get().kind() == Piece.Kind.SEQUENCE
        && !providers.get().isFlow()) {
      int dash = layout.dash(providers.get().children().get(0));
      column = dash >= 0 ? layout.column(dash) : column;
    }
    return " ".repeat(Math.max(key, column));
  }

  private Optional<String> checked(List<TextEdit> edits, List<Piece> items) {
    String text = TextEdit.apply(layout.text(), edits);
    Piece expected = replace(layout.root(), parent, replace(parent, list, list.with(items)));
    try {
      return Layout.of(text).root().hasContentOf(expected) ? Optional.of(text) : Optional.empty();
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  private static Piece replace(Piece in, Piece old, Piece now) {
    List<Piece> children = new ArrayList<>(in.children());
    children.replaceAll(child -> child.is(old) ? now : child);
    return in.with(children);
  }
}
