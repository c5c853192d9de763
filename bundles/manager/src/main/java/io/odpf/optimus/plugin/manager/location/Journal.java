// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.LockJson;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A complete record of a transaction, sufficient to finish or to undo it.
 *
 * @param staging the name of its directory, which has the new files and backups of the old ones
 * @param entries the changes in order
 * @param lockFile a prepared lock file that is put in place with the changes
 */
record Journal(String staging, List<Entry> entries, Optional<AtomicFile> lockFile) {
  private static final long VERSION = 1;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * A change.
   *
   * @param staged the new file's name in the staging directory
   * @param hadFile whether there was a file before
   * @param hadReceipt whether there was a receipt before
   */
  record Entry(
      PluginChange.Kind kind,
      PluginId id,
      Optional<String> staged,
      Optional<Receipt> receipt,
      boolean hadFile,
      boolean hadReceipt) {}

  Journal {
    entries = List.copyOf(entries);
  }

  /** Returns the names of the plugins that it changes. */
  List<String> plugins() {
    List<String> plugins = new ArrayList<>();
    for (Entry entry : entries) {
      plugins.add(entry.id().name());
    }
    return plugins;
  }

  byte[] content() {
    JsonText out = JsonText.indented();
    write(out);
    return out.toBytes();
  }

  private void write(JsonText out) {
    out.beginObject();
    out.name("version").value(VERSION);
    out.name("staging").value(staging);
    if (lockFile.isPresent()) {
      out.name("lock_file").value(lockFile.get().target().toString());
      out.name("lock_file_new").value(lockFile.get().temporary().toString());
    }
    out.name("changes").beginArray();
    for (Entry entry : entries) {
      out.beginObject();
      out.name("kind").value(entry.kind().name());
      out.name("plugin").value(entry.id().name());
      out.name("platform").value(entry.id().platform().toString());
      if (entry.staged().isPresent()) {
        out.name("staged").value(entry.staged().get());
      }
      out.name("had_file").value(entry.hadFile());
      out.name("had_receipt").value(entry.hadReceipt());
      if (entry.receipt().isPresent()) {
        out.name("receipt");
        entry.receipt().get().write(out);
      }
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  static Journal read(String document) throws JsonException {
    JsonObject root = JsonObject.parse(document);
    if (root.whole("version") != VERSION) {
      throw root.wrong("version", "this journal was written by a newer version");
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonObject change : root.objects("changes")) {
      entries.add(entry(change));
    }
    return new Journal(name(root, "staging", root.text("staging")), entries, lockFile(root));
  }

  private static Optional<AtomicFile> lockFile(JsonObject root) throws JsonException {
    if (!root.has("lock_file")) {
      return Optional.empty();
    }
    try {
      Path target = Path.of(root.text("lock_file"));
      Path temporary = Path.of(root.text("lock_file_new"));
      if (target.isAbsolute()
          && temporary.equals(target.resolveSibling(temporary.getFileName()))
          && AtomicFile.isLeftover(temporary, target)) {
        return Optional.of(AtomicFile.prepared(target, temporary));
      }
    } catch (InvalidPathException e) {
      throw root.wrong("lock_file", "not a path");
    }
    throw root.wrong("lock_file_new", "not a file beside \"lock_file\" that was prepared for it");
  }

  /** Returns a file name after checking that it cannot leave its directory. */
  private static String name(JsonObject object, String key, String name) throws JsonException {
    if (!NAME.matcher(name).matches()) {
      throw object.wrong(key, "\"" + key + "\" is not the name of a file");
    }
    return name;
  }

  private static Entry entry(JsonObject change) throws JsonException {
    PluginChange.Kind kind;
    try {
      kind = PluginChange.Kind.valueOf(change.text("kind"));
    } catch (IllegalArgumentException e) {
      throw change.wrong("kind", "not a kind of change");
    }
    String plugin = name(change, "plugin", change.text("plugin"));
    Platform platform = LockJson.platform(change, "platform", change.text("platform"));
    PluginId id = new PluginId(plugin, platform);
    Optional<String> staged = change.optionalText("staged");
    if (staged.isPresent() != (kind == PluginChange.Kind.PUT)) {
      throw change.wrong("kind", "a new file belongs to PUT alone");
    }
    if (staged.isPresent()) {
      name(change, "staged", staged.get());
    }
    Optional<Receipt> receipt =
        change.has("receipt")
            ? Optional.of(Receipt.read(change.object("receipt")))
            : Optional.empty();
    if (receipt.isPresent() == (kind == PluginChange.Kind.REMOVE)) {
      throw change.wrong("kind", "a receipt belongs to PUT and RECORD alone");
    }
    if (receipt.isPresent() && !receipt.get().id().equals(id)) {
      throw change.wrong("receipt", "it is another plugin's receipt");
    }
    return new Entry(
        kind, id, staged, receipt, change.flag("had_file"), change.flag("had_receipt"));
  }
}
