// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockJson;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.text.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A record of an installed plugin on a platform.
 *
 * @param plugin the plugin's name
 * @param platform the platform
 * @param inputs the parts of the configuration that it was installed from
 * @param artifact the installed artifact
 * @param config the name of the configuration's file, without its directory
 * @param installedAt the time at which its file was last replaced
 * @param provenance the bundles that fetched and verified it
 * @param stamp the file's stamp when its content was known to be right, which saves reading it
 */
public record Receipt(
    String plugin,
    Platform platform,
    LockInputs inputs,
    LockedArtifact artifact,
    String config,
    Instant installedAt,
    Provenance provenance,
    Optional<FileStamp> stamp) {
  private static final long VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "format",
          "plugin",
          "platform",
          "config",
          "installed_at",
          "artifact",
          Provenance.PROVIDER,
          Provenance.VERIFIER,
          "stamp");

  public Receipt {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(installedAt, "installedAt");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(stamp, "stamp");
  }

  /** Returns the key of the plugin. */
  public PluginId id() {
    return new PluginId(plugin, platform);
  }

  /** Returns the name of the installed file. */
  public String fileName() {
    return platform.binaryName(plugin);
  }

  /** Returns the version that the source reported, else the one in the configuration. */
  public Optional<String> version() {
    return artifact.version().isPresent() ? artifact.version() : inputs.version();
  }

  public Receipt stamped(Optional<FileStamp> newStamp) {
    return new Receipt(
        plugin, platform, inputs, artifact, config, installedAt, provenance, newStamp);
  }

  static Receipt read(JsonObject object) throws JsonException {
    object.only(FIELDS, LockInputs.FIELDS);
    if (object.whole("format") != VERSION) {
      throw object.wrong("format", "this receipt was written by a newer version");
    }
    Optional<FileStamp> stamp = Optional.empty();
    if (object.has("stamp")) {
      JsonObject fields = object.object("stamp");
      stamp =
          Optional.of(
              new FileStamp(
                  fields.whole("size"),
                  fields.whole("modified"),
                  fields.whole("changed"),
                  fields.whole("inode")));
    }
    return new Receipt(
        object.text("plugin"),
        LockJson.platform(object, "platform", object.text("platform")),
        LockInputs.read(object),
        LockedArtifact.read(object.object("artifact")),
        object.text("config"),
        instant(object),
        Provenance.read(object),
        stamp);
  }

  private static Instant instant(JsonObject object) throws JsonException {
    try {
      return Instant.ofEpochMilli(object.whole("installed_at"));
    } catch (DateTimeException e) {
      throw object.wrong("installed_at", "\"installed_at\" is no time");
    }
  }

  void write(JsonText out) {
    out.beginObject();
    out.name("format").value(VERSION);
    out.name("plugin").value(plugin);
    out.name("platform").value(platform.toString());
    out.name("config").value(config);
    out.name("installed_at").value(installedAt.toEpochMilli());
    inputs.write(out);
    out.name("artifact");
    artifact.write(out);
    provenance.write(out);
    if (stamp.isPresent()) {
      out.name("stamp").beginObject();
      out.name("size").value(stamp.get().size());
      out.name("modified").value(stamp.get().modified());
      out.name("changed").value(stamp.get().changed());
      out.name("inode").value(stamp.get().inode());
      out.endObject();
    }
    out.endObject();
  }
}
