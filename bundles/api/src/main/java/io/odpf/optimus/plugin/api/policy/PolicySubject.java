// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.policy;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin that is to be installed or started, as far as the manager knows it. Immutable; contains
 * no secrets.
 *
 * @param action what is to happen
 * @param preview whether this is a dry run, in which what is only known after a download is absent:
 *     a policy that needs it permits
 * @param plugin the plugin's name
 * @param platform the platform of the binary
 * @param version the plugin's version, if it has one
 * @param installedVersion the version that is installed now; absent if there is none, if it is not
 *     known, and for {@link Action#START}
 * @param source where it comes from; absent for a file that the manager did not install
 * @param artifact the downloaded artifact; absent for a file that the manager did not install
 * @param binary the plugin's program
 */
public record PolicySubject(
    Action action,
    boolean preview,
    String plugin,
    Platform platform,
    Optional<String> version,
    Optional<String> installedVersion,
    Optional<Source> source,
    Optional<Content> artifact,
    Optional<Content> binary) {

  /** What is to happen with a plugin. */
  public enum Action {
    /** It is put into an install location, or stays there as it is. */
    INSTALL,
    /** Its process is started. */
    START
  }

  /**
   * Where a plugin comes from, and who vouches for it.
   *
   * @param provider the provider's name in the configuration
   * @param type the provider's type: {@code s3}
   * @param path the path at the provider, with its placeholders filled in
   * @param pin the source's immutable identifier of the artifact, if it has one
   * @param providedBy the bundle whose provider resolved it; absent if unknown
   * @param verifiedBy the bundle whose verifier accepted its signature; absent if it has none, or
   *     if the bundle is unknown
   * @param signer who signed it, with a key that the configuration trusts; absent like {@code
   *     verifiedBy}
   */
  public record Source(
      String provider,
      String type,
      String path,
      Optional<String> pin,
      Optional<ExtensionOrigin> providedBy,
      Optional<ExtensionOrigin> verifiedBy,
      Optional<Signer> signer) {
    public Source {
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(pin, "pin");
      Objects.requireNonNull(providedBy, "providedBy");
      Objects.requireNonNull(verifiedBy, "verifiedBy");
      Objects.requireNonNull(signer, "signer");
    }
  }

  /**
   * The content of a file.
   *
   * @param sha256 its SHA-256 digest
   * @param size its size in bytes
   */
  public record Content(Digest sha256, long size) {
    public Content {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  public PolicySubject {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(installedVersion, "installedVersion");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(binary, "binary");
  }
}
