// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of the configuration from which a lock entry was created. They contain no secrets, and
 * are the same on all machines.
 *
 * @param provider the provider's name
 * @param type the provider's type
 * @param source a fingerprint of the provider's location; empty if that depends on an unset
 *     variable
 * @param path {@code path:} as written
 * @param version {@code version:} as written
 * @param options a fingerprint of the plugin's other settings that determine its artifact
 */
public record LockInputs(
    String provider,
    String type,
    String source,
    String path,
    Optional<String> version,
    String options) {
  /** The names of the fields in files. */
  public static final Set<String> FIELDS =
      Set.of("provider", "type", "source", "path", "version", "options");

  public LockInputs {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(options, "options");
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof LockInputs that
        && provider.equals(that.provider)
        && type.equals(that.type)
        && source.equals(that.source)
        && path.equals(that.path)
        && version.equals(that.version)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider, type, source, path, version, options);
  }

  /** Reads inputs from an object, which may have other fields. */
  public static LockInputs read(JsonObject object) throws JsonException {
    return new LockInputs(
        object.text("provider"),
        object.text("type"),
        object.text("source"),
        object.text("path"),
        object.optionalText("version"),
        object.text("options"));
  }

  /** Writes these inputs as fields of the current object. */
  public void write(JsonText out) {
    out.name("provider").value(provider);
    out.name("type").value(type);
    out.name("source").value(source);
    out.name("path").value(path);
    if (version.isPresent()) {
      out.name("version").value(version.get());
    }
    out.name("options").value(options);
  }

  /**
   * Returns the inputs of a plugin in a configuration.
   *
   * @param schema the options of the provider's type
   */
  public static LockInputs of(PluginEntry plugin, ProviderEntry provider, OptionSchema schema) {
    Fingerprint source = new Fingerprint().text(provider.spec().type());
    source.places(schema.provider(), provider.spec().options());
    Fingerprint options = new Fingerprint();
    options.places(schema.plugin(), plugin.options());
    options.text(plugin.binary().orElse("")).text(plugin.checksums().orElse(""));
    if (plugin.signature().isPresent()) {
      PluginEntry.Signature signature = plugin.signature().get();
      options.text(signature.scheme()).text(signature.path()).text(signature.key());
      options.text(signature.ofChecksums() ? "checksums" : "download");
    }
    return new LockInputs(
        provider.spec().name(),
        provider.spec().type(),
        source.isComplete() ? source.toString() : "",
        plugin.path(),
        plugin.version(),
        options.toString());
  }

  /**
   * Returns the first difference between these inputs and the configuration's current ones; empty
   * if they are equal. An unknown source does not count as a difference, since the locked digests
   * bind the artifact.
   */
  public Optional<InputChange> changeTo(LockInputs now) {
    if (!version.equals(now.version)) {
      return Optional.of(new InputChange("the version changed", version, now.version));
    }
    if (!path.equals(now.path)) {
      return changed("the path changed", path, now.path);
    }
    if (!provider.equals(now.provider)) {
      return changed("the provider changed", provider, now.provider);
    }
    if (!type.equals(now.type)) {
      return changed("the provider's type changed", type, now.type);
    }
    // Fingerprints mean nothing to users, so do not show them.
    if (!now.source.isEmpty() && !source.equals(now.source)) {
      return changed("the provider " + provider + " points elsewhere");
    }
    return options.equals(now.options)
        ? Optional.empty()
        : changed("binary, checksums, signature or config changed");
  }

  private static Optional<InputChange> changed(String what, String locked, String configured) {
    return Optional.of(new InputChange(what, Optional.of(locked), Optional.of(configured)));
  }

  private static Optional<InputChange> changed(String what) {
    return Optional.of(new InputChange(what, Optional.empty(), Optional.empty()));
  }

  /**
   * A difference between two sets of inputs.
   *
   * @param what a short description
   * @param locked the locked value, unless it is only a fingerprint
   * @param configured the configured value, unless it is only a fingerprint
   */
  public record InputChange(String what, Optional<String> locked, Optional<String> configured) {}
}
