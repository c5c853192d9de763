// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The list of plugins in a configuration's text. Immutable.
 *
 * <p>Every change is checked: an edited text is returned only if its content differs from the
 * content before by exactly the one entry.
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
   * @param text one YAML document without aliases, known to have no error of syntax
   * @return empty if it has no list of plugins
   */
  public static Optional<PluginList> in(String text) {
    Layout layout = Layout.of(text);
    Piece parent = layout.root().value(ConfigKeys.PLUGINS);
    Piece list = parent == null ? null : parent.value(ConfigKeys.PLUGINS);
    return list == null || list.kind() != Piece.Kind.SEQUENCE
        ? Optional.empty()
        : Optional.of(new PluginList(layout, parent, list));
  }

  /** Returns the names of the plugins, as written. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Piece item : list.children()) {
      Piece name = item.value(ConfigKeys.OUTPUT);
      if (name != null) {
        names.add(name.text());
      }
    }
    return names;
  }

  /** Where the entry of a plugin begins; ignores case. */
  public OptionalInt find(String name) {
    Piece item = item(name);
    return item == null ? OptionalInt.empty() : OptionalInt.of(item.start());
  }

  private Piece item(String name) {
    for (Piece item : list.children()) {
      Piece output = item.value(ConfigKeys.OUTPUT);
      if (output != null
          && output.text().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return item;
      }
    }
    return null;
  }

  /** Returns the text with a plugin appended; empty if that cannot be written into it. */
  public Optional<String> add(NewPlugin plugin) {
    EntryText entry = new EntryText(plugin);
    String flow = entry.flow(parent.key(ConfigKeys.PLUGINS).style() == Piece.Style.DOUBLE_QUOTED);
    List<TextEdit> edits;
    if (!list.isFlow()) {
      edits = new BlockList(layout, list).add(entry);
    } else if (list.children().isEmpty() && !parent.isFlow()) {
      edits =
          BlockList.first(layout, parent.key(ConfigKeys.PLUGINS), list, indent(), entry)
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
   */
  public Optional<String> remove(String name) {
    Piece item = item(name);
    Optional<List<TextEdit>> edits =
        list.isFlow()
            ? Optional.of(new FlowList(layout, list).remove(item))
            : new BlockList(layout, list).remove(parent.key(ConfigKeys.PLUGINS), item);
    List<Piece> items = new ArrayList<>(list.children());
    items.removeIf(other -> other == item);
    return edits.flatMap(them -> checked(them, items));
  }

  /** Returns the indentation of dashes in the list of providers. */
  private String indent() {
    int key = layout.column(parent.key(ConfigKeys.PLUGINS).start());
    Piece providers = parent.value(ConfigKeys.PROVIDERS);
    boolean like =
        providers != null
            && providers.kind() == Piece.Kind.SEQUENCE
            && !providers.isFlow()
            && layout.dash(providers.children().get(0)) >= 0;
    int column = like ? layout.column(layout.dash(providers.children().get(0))) : key + STEP;
    return " ".repeat(Math.max(key, column));
  }

  private Optional<String> checked(List<TextEdit> edits, List<Piece> items) {
    String text = TextEdit.apply(layout.text(), edits);
    Piece meant = replace(layout.root(), parent, replace(parent, list, list.with(items)));
    try {
      return Layout.of(text).root().says(meant) ? Optional.of(text) : Optional.empty();
    } catch (org.yaml.snakeyaml.error.YAMLException broken) {
      return Optional.empty();
    }
  }

  private static Piece replace(Piece in, Piece old, Piece now) {
    List<Piece> children = new ArrayList<>(in.children());
    children.replaceAll(child -> child == old ? now : child);
    return in.with(children);
  }
}
