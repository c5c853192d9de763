// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A lock on disk, beside its configuration: {@code config.yaml.lock}. */
public final class LockFile {
  /** The size of the largest lock that is read. */
  public static final int MAX_BYTES = 16 << 20;

  /** The version of the format. */
  public static final long VERSION = 1;

  private static final Set<String> ENTRY_FIELDS = Set.of("platforms");
  private static final String REPAIR =
      "take the file back from version control, or remove it and run: optimus plugin lock";

  /** The conflict markers of Git and other version control systems. */
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|\\|{7}|>{7})( .*)?\r?|={7}\r?");

  private final Path path;
  private final String shown;

  private LockFile(Path path, String shown) {
    this.path = path;
    this.shown = shown;
  }

  /** Returns the lock file of a configuration. */
  public static LockFile of(Path config) {
    Path path = config.resolveSibling(config.getFileName() + ".lock");
    return new LockFile(path, path.toString());
  }

  public Path path() {
    return path;
  }

  /**
   * Reads the file; returns empty if it does not exist.
   *
   * @throws PluginManagerException of category CONFIG if it is not a valid lock file
   */
  public Optional<Lock> read() throws PluginManagerException {
    byte[] bytes;
    try (InputStream in = RegularFile.open(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException failure) {
      throw PluginManagerException.config(
          List.of(
              Problem.of(
                  LockProblem.LOCK_UNREADABLE,
                  "the lock file " + shown + " cannot be read: " + DiskErrors.reason(failure),
                  "check its permissions and the disk")));
    }
    return Optional.of(parse(bytes));
  }

  /**
   * Parses a lock from another place, for instance a mirror.
   *
   * @param shown the place, for messages
   * @throws PluginManagerException of category CONFIG if it is not a valid lock
   */
  public static Lock parse(byte[] content, String shown) throws PluginManagerException {
    return new LockFile(Path.of("lock"), shown).parse(content);
  }

  private Lock parse(byte[] bytes) throws PluginManagerException {
    if (bytes.length > MAX_BYTES) {
      throw unusable(1, 1, "the lock file is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    String text;
    try {
      text =
          RegularFile.withoutMark(
                  StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
              .toString();
    } catch (CharacterCodingException e) {
      throw unusable(1, 1, "the lock file is not UTF-8 text");
    }
    try {
      return lock(JsonObject.parse(text));
    } catch (JsonException e) {
      OptionalInt conflict = conflict(text);
      if (conflict.isPresent()) {
        throw conflicting(conflict.getAsInt());
      }
      throw new PluginManagerException(
          PluginManagerException.Category.CONFIG,
          List.of(invalid(e.line(), e.column(), e.getMessage())),
          e);
    }
  }

  /** Returns the line of the first conflict marker; empty if there is none. */
  private static OptionalInt conflict(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (CONFLICT.matcher(lines[i]).matches()) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private PluginManagerException conflicting(int line) {
    return PluginManagerException.config(
        List.of(
            Problem.at(
                new Position(shown, line, 1),
                LockProblem.LOCK_CONFLICT,
                "the lock file holds a merge conflict that is not resolved",
                "keep one side of it, for instance by: git checkout --ours -- "
                    + path.getFileName()
                    + "; the pins there stay, and what they lack is added by: optimus plugin"
                    + " lock")));
  }

  private PluginManagerException unusable(int line, int column, String message) {
    return PluginManagerException.config(List.of(invalid(line, column, message)));
  }

  private Problem invalid(int line, int column, String message) {
    return Problem.at(new Position(shown, line, column), LockProblem.LOCK_INVALID, message, REPAIR);
  }

  private static Lock lock(JsonObject root) throws JsonException {
    if (root.whole("version") != VERSION) {
      throw root.wrong(
          "version", "this lock file has version " + root.whole("version") + ", known is 1");
    }
    root.only(Set.of("version", "platforms", "plugins"));
    SortedSet<Platform> platforms = new TreeSet<>();
    for (String name : root.texts("platforms")) {
      platforms.add(LockJson.platform(root, "platforms", name));
    }
    JsonObject plugins = root.object("plugins");
    SortedMap<String, LockEntry> entries = new TreeMap<>();
    for (String name : plugins.names()) {
      entries.put(name, entry(plugins.object(name)));
    }
    return new Lock(platforms, entries);
  }

  private static LockEntry entry(JsonObject entry) throws JsonException {
    entry.only(ENTRY_FIELDS, LockInputs.FIELDS);
    SortedMap<Platform, LockedArtifact> artifacts = new TreeMap<>();
    JsonObject platforms = entry.object("platforms");
    for (String name : platforms.names()) {
      artifacts.put(
          LockJson.platform(platforms, name, name), LockedArtifact.read(platforms.object(name)));
    }
    return new LockEntry(LockInputs.read(entry), artifacts);
  }

  /** Returns the content of the file for a lock; equal locks have equal content. */
  public static byte[] content(Lock lock) {
    JsonText out = JsonText.indented();
    write(lock, out);
    return out.toBytes();
  }

  private static void write(Lock lock, JsonText out) {
    out.beginObject();
    out.name("version").value(VERSION);
    out.name("platforms").beginArray();
    for (Platform platform : lock.platforms()) {
      out.value(platform.toString());
    }
    out.endArray();
    out.name("plugins").beginObject();
    for (Map.Entry<String, LockEntry> plugin : lock.plugins().entrySet()) {
      out.name(plugin.getKey());
      write(plugin.getValue(), out);
    }
    out.endObject();
    out.endObject();
  }

  private static void write(LockEntry entry, JsonText out) {
    out.beginObject();
    entry.inputs().write(out);
    out.name("platforms").beginObject();
    for (Map.Entry<Platform, LockedArtifact> platform : entry.platforms().entrySet()) {
      out.name(platform.getKey().toString());
      platform.getValue().write(out);
    }
    out.endObject();
    out.endObject();
  }
}
