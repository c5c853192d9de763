// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A list of named entries in a document's text. Immutable.
 *
 * <p>Every edit is verified: its result is returned only if its content differs from the original
 * by exactly one entry.
 */
public final class EntryList {
  private final Layout layout;
  private final ListPlace place;

  /** The mappings from the root to the one that has the list. */
  private final List<Piece> parents;

  private final Piece list;

  private EntryList(Layout layout, ListPlace place, List<Piece> parents, Piece list) {
    this.layout = layout;
    this.place = place;
    this.parents = parents;
    this.list = list;
  }

  /**
   * Finds the list.
   *
   * @param text a valid YAML document without aliases
   * @return the list; empty if the document has no list there
   */
  public static Optional<EntryList> in(String text, ListPlace place) {
    Layout layout = Layout.of(text);
    List<Piece> parents = new ArrayList<>();
    Piece piece = layout.root();
    for (String key : place.path()) {
      parents.add(piece);
      Optional<Piece> value = piece.value(key);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      piece = value.get();
    }
    return piece.kind() == Piece.Kind.SEQUENCE
        ? Optional.of(new EntryList(layout, place, parents, piece))
        : Optional.empty();
  }

  /**
   * Returns a text with a new list of one entry at its end. Returns empty if the layout does not
   * allow that, or the key is there.
   *
   * @param text a valid YAML document without aliases, whose root is a mapping
   * @param place a place at the root
   */
  public static Optional<String> begin(String text, ListPlace place, EntryText entry) {
    Layout layout = Layout.of(text);
    Piece root = layout.root();
    if (root.kind() != Piece.Kind.MAPPING || root.isFlow() || root.value(place.key()).isPresent()) {
      return Optional.empty();
    }
    String lineBreak = layout.lineBreak(root.start());
    int dashes = dashes(layout, root, place, layout.column(root.start()));
    int last = layout.lineStart(text.length());
    String added =
        (layout.isBlank(last, text.length()) ? "" : lineBreak)
            + " ".repeat(layout.column(root.start()))
            + place.key()
            + ":"
            + entry.block(lineBreak, " ".repeat(dashes), " ")
            + lineBreak;
    List<Piece> children = new ArrayList<>(root.children());
    Piece only = Layout.of(entry.flow(false)).root();
    children.add(Layout.of(place.key()).root());
    children.add(Layout.of("[]").root().with(List.of(only)));
    return checked(text + added, root.with(children));
  }

  /** Returns the names of the entries, as written. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Piece item : list.children()) {
      Optional<Piece> name = item.value(place.name());
      if (name.isPresent()) {
        names.add(name.get().text());
      }
    }
    return names;
  }

  /** Returns the offset at which an entry begins. Ignores case. */
  public OptionalInt find(String name) {
    Optional<Piece> item = item(name);
    return item.isEmpty() ? OptionalInt.empty() : OptionalInt.of(item.get().start());
  }

  private Optional<Piece> item(String name) {
    for (Piece item : list.children()) {
      Optional<Piece> found = item.value(place.name());
      if (found.isPresent()
          && found.get().text().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** Returns the text with an entry appended; empty if the layout does not allow that. */
  public Optional<String> add(EntryText entry) {
    String flow = entry.flow(key().style() == Piece.Style.DOUBLE_QUOTED);
    List<TextEdit> edits;
    if (!list.isFlow()) {
      edits = new BlockList(layout, list).add(entry);
    } else if (list.children().isEmpty() && !parent().isFlow()) {
      int dashes = dashes(layout, parent(), place, layout.column(key().start()));
      edits =
          BlockList.first(layout, key(), list, " ".repeat(dashes), entry)
              .orElseGet(() -> new FlowList(layout, list).add(flow));
    } else {
      edits = new FlowList(layout, list).add(flow);
    }
    List<Piece> items = new ArrayList<>(list.children());
    items.add(Layout.of(flow).root());
    return checked(edits, items);
  }

  /**
   * Returns the text without an entry; empty if it cannot be separated from the rest.
   *
   * @throws java.util.NoSuchElementException if there is no such entry
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

  private Piece parent() {
    return parents.get(parents.size() - 1);
  }

  /** Returns the key of the list. */
  private Piece key() {
    return parent().key(place.key()).orElseThrow();
  }

  /**
   * Returns the column of dashes in a new list: that of the list beside it.
   *
   * @param column the column of the list's key
   */
  private static int dashes(Layout layout, Piece parent, ListPlace place, int column) {
    Optional<Piece> sibling = parent.value(place.sibling());
    if (sibling.isPresent()
        && sibling.get().kind() == Piece.Kind.SEQUENCE
        && !sibling.get().isFlow()) {
      int dash = layout.dash(sibling.get().children().get(0));
      if (dash >= 0) {
        return Math.max(column, layout.column(dash));
      }
    }
    return column + place.step();
  }

  private Optional<String> checked(List<TextEdit> edits, List<Piece> items) {
    Piece old = list;
    Piece now = list.with(items);
    for (int i = parents.size() - 1; i >= 0; i--) {
      now = replace(parents.get(i), old, now);
      old = parents.get(i);
    }
    return checked(TextEdit.apply(layout.text(), edits), now);
  }

  private static Optional<String> checked(String text, Piece expected) {
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
