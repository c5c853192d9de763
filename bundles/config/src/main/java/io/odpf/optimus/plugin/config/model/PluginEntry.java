// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.manager.Mode;
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
 * One of {@code plugins:}.
 *
 * @param name {@code output:}
 * @param provider the name of its provider
 * @param path {@code path:} as written, placeholders and all
 * @param version {@code version:} as written
 * @param checksums the path of a checksums file at the provider, placeholders and all
 * @param sha256 the artifact's digests by platform, from {@code sha256:}
 * @param signature {@code signature:}
 * @param modes on whose machines it is installed
 * @param binary which entry of the archive, when it is not evident; placeholders and all
 * @param options the provider type's options for this plugin
 * @param variables {@code config.variables}: values for the plugin itself
 * @param position of the entry
 */
public record PluginEntry(
    String name,
    String provider,
    String path,
    Optional<String> version,
    Optional<String> checksums,
    Map<Platform, Digest> sha256,
    Optional<Signature> signature,
    Set<Mode> modes,
    Optional<String> binary,
    Options options,
    Map<String, String> variables,
    Position position) {

  /**
   * A detached signature to demand.
   *
   * @param scheme minisign, gpg or cosign
   * @param path of the signature at the provider, placeholders and all
   * @param key the trusted public key, by value
   * @param ofChecksums whether it signs the checksums file, which there is then, and not the
   *     download
   */
  public record Signature(String scheme, String path, String key, boolean ofChecksums) {}

  public PluginEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(checksums, "checksums");
    sha256 = Map.copyOf(sha256);
    Objects.requireNonNull(signature, "signature");
    modes = Set.copyOf(modes);
    Objects.requireNonNull(binary, "binary");
    Objects.requireNonNull(options, "options");
    variables = Map.copyOf(variables);
    Objects.requireNonNull(position, "position");
  }

  /**
   * Returns a text with goreleaser's placeholders ({@code {{.Os}}}, {@code {{.Arch}}}, {@code
   * {{.Version}}}, {@code {{.Name}}}) filled in.
   */
  public String expand(String text, Platform platform) {
    return expand(text, name, version, platform);
  }

  /** Returns a text with the placeholders of an entry that is known by name and version alone. */
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
}
