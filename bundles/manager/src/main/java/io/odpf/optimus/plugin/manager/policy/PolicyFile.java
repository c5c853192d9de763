// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.disk.TextFile;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the configuration that was last installed into a location. They apply to starts of
 * the location's plugins, which know no configuration.
 */
public final class PolicyFile {
  private static final long VERSION = 1;
  private static final String FORMAT = "format";
  private static final String PROVIDERS = "providers";
  private static final String KEYS = "signed_by";
  private static final String DIGESTS = "digests";
  private static final String NO_DOWNGRADE = "no_downgrade";
  private static final String MAX_SIZE = "max_size";
  private static final String REQUIRED = "require";
  private static final String VALUES = "values";
  private static final String BYTES = "bytes";
  private static final Set<String> FIELDS =
      Set.of(FORMAT, PROVIDERS, KEYS, DIGESTS, NO_DOWNGRADE, MAX_SIZE, REQUIRED);

  private final Path file;

  public PolicyFile(InstallLocation location) {
    this.file = location.policy();
  }

  /** Returns whether a directory may have recorded rules; the directory need not be safe. */
  public static boolean mayExist(Path directory) {
    return Files.exists(InstallLocation.policyIn(directory), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads the rules; an empty set if there is no file.
   *
   * @throws PluginManagerException if the file is damaged or cannot be read
   */
  public PolicyRules read() throws PluginManagerException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return PolicyRules.NONE;
    }
    try {
      return read(JsonObject.parse(TextFile.read(file)));
    } catch (JsonException e) {
      throw unreadable(
          new Position(file.toString(), e.line(), e.column()), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(new Position(file.toString(), 1, 1), DiskErrors.reason(e), e);
    }
  }

  private static PluginManagerException unreadable(Position at, String why, Exception cause) {
    return PluginManagerException.failure(
        Problem.at(
            at,
            PolicyProblem.UNREADABLE,
            "the rules for plugins in this location cannot be read: " + why,
            "record them again: optimus plugin install"),
        cause);
  }

  private static PolicyRules read(JsonObject object) throws JsonException {
    object.only(FIELDS);
    if (object.whole(FORMAT) != VERSION) {
      throw object.wrong(FORMAT, "these rules were written by a newer version");
    }
    return new PolicyRules(
        allowed(object, PROVIDERS),
        allowed(object, KEYS),
        allowed(object, DIGESTS),
        object.has(NO_DOWNGRADE)
            ? Optional.of(position(object.object(NO_DOWNGRADE)))
            : Optional.empty(),
        object.has(MAX_SIZE)
            ? Optional.of(
                new PolicyRules.MaxSize(
                    object.object(MAX_SIZE).whole(BYTES), position(object.object(MAX_SIZE))))
            : Optional.empty(),
        allowed(object, REQUIRED));
  }

  private static Optional<PolicyRules.Allowed> allowed(JsonObject object, String name)
      throws JsonException {
    if (!object.has(name)) {
      return Optional.empty();
    }
    JsonObject rule = object.object(name);
    return Optional.of(new PolicyRules.Allowed(rule.texts(VALUES), position(rule)));
  }

  private static Position position(JsonObject rule) throws JsonException {
    return new Position(rule.text("file"), (int) rule.whole("line"), (int) rule.whole("column"));
  }

  /** Returns the file's content without checking it; empty if there is no file. */
  public Optional<byte[]> content() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Records rules durably, unless they are recorded already. */
  public void write(PolicyRules rules) throws IOException {
    put(rules.isEmpty() ? Optional.empty() : Optional.of(text(rules).toBytes()));
  }

  /** Records again what {@link #content} returned; logs failures. */
  public void restore(Optional<byte[]> content) {
    try {
      put(content);
    } catch (IOException e) {
      System.getLogger(PolicyFile.class.getName())
          .log(System.Logger.Level.WARNING, "the rules of a failed install are left", e);
    }
  }

  private void put(Optional<byte[]> content) throws IOException {
    Optional<byte[]> before = content();
    if (content.isEmpty()) {
      Files.deleteIfExists(file);
    } else if (before.isEmpty() || !Arrays.equals(before.get(), content.get())) {
      AtomicFile.write(file, content.get(), Modes.file());
    }
  }

  private static JsonText text(PolicyRules rules) {
    JsonText out = JsonText.indented();
    out.beginObject();
    out.name(FORMAT).value(VERSION);
    write(out, PROVIDERS, rules.providers());
    write(out, KEYS, rules.keys());
    write(out, DIGESTS, rules.digests());
    if (rules.noDowngrade().isPresent()) {
      out.name(NO_DOWNGRADE).beginObject();
      write(out, rules.noDowngrade().get());
      out.endObject();
    }
    if (rules.maxSize().isPresent()) {
      out.name(MAX_SIZE).beginObject();
      out.name(BYTES).value(rules.maxSize().get().bytes());
      write(out, rules.maxSize().get().position());
      out.endObject();
    }
    write(out, REQUIRED, rules.required());
    out.endObject();
    return out;
  }

  private static void write(JsonText out, String name, Optional<PolicyRules.Allowed> rule) {
    if (rule.isPresent()) {
      out.name(name).beginObject();
      out.name(VALUES).beginArray();
      rule.get().values().forEach(out::value);
      out.endArray();
      write(out, rule.get().position());
      out.endObject();
    }
  }

  /** Writes a position, whose file has an absolute path for readers in other directories. */
  private static void write(JsonText out, Position position) {
    out.name("file").value(Path.of(position.file()).toAbsolutePath().normalize().toString());
    out.name("line").value(position.line());
    out.name("column").value(position.column());
  }
}
