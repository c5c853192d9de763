// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A model of directories on a disk that only guarantees what POSIX does: a file's content survives
 * a power failure once the file was forced to disk, and a name once its directory was. A rename is
 * atomic, and survives once either of its directories was forced.
 */
final class VolatileDisk {
  private final Map<Path, Node> first = new TreeMap<>();
  private final Map<Path, Node> now = new HashMap<>();
  private final List<Naming> namings = new ArrayList<>();
  private final List<Path> roots;

  /** A file or directory, independent of its names. */
  private static final class Node {
    private final boolean directory;
    private byte[] content = {};
    private byte[] durable = {};

    Node(boolean directory) {
      this.directory = directory;
    }
  }

  /** A change of names: one is removed, one is added, or both. */
  private static final class Naming {
    private final Path gone;
    private final Path come;
    private final Node node;
    private boolean durable;

    Naming(Path gone, Path come, Node node) {
      this.gone = gone;
      this.come = come;
      this.node = node;
    }

    /** A rename survives once the directory of the new name was forced, not that of the old one. */
    boolean in(Path directory) {
      return (come != null ? come : gone).getParent().equals(directory);
    }

    void applyTo(Map<Path, Node> names) {
      if (gone != null && come != null && node.directory) {
        Map<Path, Node> inside = new TreeMap<>(names);
        inside.keySet().removeIf(path -> !path.startsWith(gone));
        names.keySet().removeAll(inside.keySet());
        inside.forEach((path, moved) -> names.put(come.resolve(gone.relativize(path)), moved));
        return;
      }
      if (gone != null) {
        names.remove(gone);
      }
      if (come != null) {
        names.put(come, node);
      }
    }
  }

  /** Returns the current state below directories, all of it on disk. */
  VolatileDisk(List<Path> roots) throws IOException {
    this.roots = roots;
    for (Path root : roots) {
      for (Path path : Scene.tree(root)) {
        Node node = new Node(Files.isDirectory(path));
        if (!node.directory) {
          node.content = Files.readAllBytes(path);
          node.durable = node.content;
        }
        first.put(path, node);
      }
    }
  }

  /** Returns the state after changes, from the first one on. */
  void replay(List<DiskChange> changes) {
    now.clear();
    now.putAll(first);
    namings.clear();
    first.values().forEach(node -> node.content = node.durable);
    changes.forEach(this::apply);
  }

  private void apply(DiskChange change) {
    Path path = change.path();
    switch (change.kind()) {
      case "create" -> name(null, path, new Node(false));
      case "mkdir" -> name(null, path, new Node(true));
      case "unlink", "rmdir" -> name(path, null, null);
      case "rename" -> name(path, Path.of(change.other()), now.get(path));
      case "link" -> name(null, Path.of(change.other()), now.get(path));
      case "truncate" ->
          now.get(path).content = Arrays.copyOf(now.get(path).content, (int) change.at());
      case "write" -> write(now.get(path), change);
      case "fsync" -> sync(path);
      case "chmod" -> {}
      default -> throw new IllegalArgumentException("not modelled: " + change);
    }
  }

  private static void write(Node node, DiskChange change) {
    int at = (int) change.at();
    int end = at + change.data().length;
    // Copy the array: the previous one may be on disk.
    node.content = Arrays.copyOf(node.content, Math.max(end, node.content.length));
    System.arraycopy(change.data(), 0, node.content, at, change.data().length);
  }

  private void name(Path gone, Path come, Node node) {
    Naming naming = new Naming(gone, come, node);
    naming.applyTo(now);
    namings.add(naming);
  }

  private void sync(Path path) {
    Node node = now.get(path);
    if (node != null && !node.directory) {
      node.durable = node.content;
      return;
    }
    for (Naming naming : namings) {
      naming.durable |= naming.in(path);
    }
  }

  /**
   * Reduces the directories to their state after a power failure.
   *
   * @param lucky returns, for each change of names that was not forced to disk, whether it survives
   */
  void losePower(BooleanSupplier lucky) throws IOException {
    Map<Path, Node> after = new TreeMap<>(first);
    for (Naming naming : namings) {
      if (naming.durable || lucky.getAsBoolean()) {
        naming.applyTo(after);
      }
    }
    write(after);
  }

  private void write(Map<Path, Node> after) throws IOException {
    for (Path root : roots) {
      List<Path> all = Scene.tree(root);
      for (int i = all.size() - 1; i >= 0; i--) {
        Files.delete(all.get(i));
      }
    }
    Map<Node, Path> written = new HashMap<>();
    for (Map.Entry<Path, Node> entry : after.entrySet()) {
      Path path = entry.getKey();
      Node node = entry.getValue();
      if (node.directory) {
        if (Files.isDirectory(path.getParent())) {
          Files.createDirectory(path);
        }
      } else if (!Files.isDirectory(path.getParent())) {
        continue; // The content of a lost directory is lost.
      } else if (written.containsKey(node)) {
        Files.createLink(path, written.get(node));
      } else {
        Files.write(path, node.durable);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        written.put(node, path);
      }
    }
  }
}
