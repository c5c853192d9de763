// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.path.PathTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of {@code plugins:}. Paths may contain placeholders; see {@link #expand(String,
 * Platform)}. Immutable.
 */
public final class PluginEntry {
  private final String name;
  private final String provider;
  private final String path;
  private final Position position;
  private final Optional<String> version;
  private final Optional<String> checksums;
  private final Map<Platform, Digest> sha256;
  private final Optional<Signature> signature;
  private final Set<Mode> modes;
  private final Optional<String> binary;
  private final Options options;
  private final Map<String, String> variables;

  /**
   * A required detached signature.
   *
   * @param scheme the signature scheme, such as minisign, gpg or cosign
   * @param path the signature's path at the provider; may contain placeholders
   * @param key the value of the trusted public key
   * @param ofChecksums whether it signs the checksums file, which the entry then has, instead of
   *     the download
   */
  public record Signature(String scheme, String path, String key, boolean ofChecksums) {}

  /** Returns the owner of the key that must have signed it; empty if it needs no signature. */
  public Optional<Signer> signer() {
    return signature.map(it -> new Signer(it.scheme(), Signer.fingerprint(it.key())));
  }

  private PluginEntry(Builder builder) {
    this.name = builder.name;
    this.provider = builder.provider;
    this.path = builder.path;
    this.position = builder.position;
    this.version = builder.version;
    this.checksums = builder.checksums;
    this.sha256 = builder.sha256;
    this.signature = builder.signature;
    this.modes = builder.modes;
    this.binary = builder.binary;
    this.options = builder.options;
    this.variables = builder.variables;
  }

  /**
   * Returns a builder of an entry that has only the given values and all modes.
   *
   * @param name the plugin's name, {@code output:}
   * @param provider the name of the plugin's provider
   * @param path {@code path:} as written
   * @param position the position of the entry
   */
  public static Builder builder(String name, String provider, String path, Position position) {
    return new Builder(name, provider, path, position);
  }

  /** Returns a builder with the values of this entry. */
  public Builder toBuilder() {
    return new Builder(name, provider, path, position)
        .version(version)
        .checksums(checksums)
        .sha256(sha256)
        .signature(signature)
        .modes(modes)
        .binary(binary)
        .options(options)
        .variables(variables);
  }

  /** Returns the plugin's name, {@code output:}. */
  public String name() {
    return name;
  }

  /** Returns the name of the plugin's provider. */
  public String provider() {
    return provider;
  }

  /** Returns {@code path:} as written. */
  public String path() {
    return path;
  }

  /** Returns the position of the entry. */
  public Position position() {
    return position;
  }

  /** Returns {@code version:} as written. */
  public Optional<String> version() {
    return version;
  }

  /** Returns the path of a checksums file at the provider. */
  public Optional<String> checksums() {
    return checksums;
  }

  /** Returns the artifact's digests by platform. */
  public Map<Platform, Digest> sha256() {
    return sha256;
  }

  /** Returns the required signature. */
  public Optional<Signature> signature() {
    return signature;
  }

  /** Returns the kinds of machines that the plugin is installed on. */
  public Set<Mode> modes() {
    return modes;
  }

  /** Returns the path of the plugin in the archive, if the configuration names it. */
  public Optional<String> binary() {
    return binary;
  }

  /** Returns the provider type's options for this plugin. */
  public Options options() {
    return options;
  }

  /** Returns {@code config.variables}, the values for the plugin itself. */
  public Map<String, String> variables() {
    return variables;
  }

  /**
   * Returns a text with goreleaser's placeholders ({@code {{.Os}}}, {@code {{.Arch}}}, {@code
   * {{.Version}}}, {@code {{.Name}}}) replaced by this entry's values.
   */
  public String expand(String text, Platform platform) {
    return expand(text, name, version, platform);
  }

  /** Returns a text with the placeholders replaced by the values of a plugin without an entry. */
  public static String expand(
      String text, String name, Optional<String> version, Platform platform) {
    return PathTemplate.expand(text, name, version, platform);
  }

  /**
   * Returns the parts of the expanded path before, between and after occurrences of the version.
   */
  public List<String> pathAroundVersion(Platform platform) {
    return PathTemplate.aroundVersion(path, name, platform);
  }

  /** Builds entries. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String provider;
    private final String path;
    private final Position position;
    private Optional<String> version = Optional.empty();
    private Optional<String> checksums = Optional.empty();
    private Map<Platform, Digest> sha256 = Map.of();
    private Optional<Signature> signature = Optional.empty();
    private Set<Mode> modes = Set.of(Mode.SERVER, Mode.CLIENT);
    private Optional<String> binary = Optional.empty();
    private Options options = Options.NONE;
    private Map<String, String> variables = Map.of();

    private Builder(String name, String provider, String path, Position position) {
      this.name = Objects.requireNonNull(name, "name");
      this.provider = Objects.requireNonNull(provider, "provider");
      this.path = Objects.requireNonNull(path, "path");
      this.position = Objects.requireNonNull(position, "position");
    }

    /** Sets {@link PluginEntry#version}. */
    public Builder version(Optional<String> newVersion) {
      this.version = Objects.requireNonNull(newVersion, "version");
      return this;
    }

    /** Sets {@link PluginEntry#checksums}. */
    public Builder checksums(Optional<String> newChecksums) {
      this.checksums = Objects.requireNonNull(newChecksums, "checksums");
      return this;
    }

    /** Sets {@link PluginEntry#sha256}. */
    public Builder sha256(Map<Platform, Digest> newDigests) {
      this.sha256 = Map.copyOf(newDigests);
      return this;
    }

    /** Sets {@link PluginEntry#signature}. */
    public Builder signature(Optional<Signature> newSignature) {
      this.signature = Objects.requireNonNull(newSignature, "signature");
      return this;
    }

    /** Sets {@link PluginEntry#modes}. */
    public Builder modes(Set<Mode> newModes) {
      this.modes = Set.copyOf(newModes);
      return this;
    }

    /** Sets {@link PluginEntry#binary}. */
    public Builder binary(Optional<String> newBinary) {
      this.binary = Objects.requireNonNull(newBinary, "binary");
      return this;
    }

    /** Sets {@link PluginEntry#options}. */
    public Builder options(Options newOptions) {
      this.options = Objects.requireNonNull(newOptions, "options");
      return this;
    }

    /** Sets {@link PluginEntry#variables}. */
    public Builder variables(Map<String, String> newVariables) {
      this.variables = Map.copyOf(newVariables);
      return this;
    }

    /** Returns an entry with the values set so far. */
    public PluginEntry build() {
      return new PluginEntry(this);
    }
  }
}
