// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;

/**
 * A requested object.
 *
 * @param key its key in the bucket
 * @param pin the only version to accept, if any
 * @param version the version in the plugin's configuration, if any
 */
record Wanted(String key, Optional<S3Pin> pin, Optional<String> version) {

  static Wanted of(ArtifactRequest request, Optional<String> pin, S3Location location)
      throws ProviderException {
    return new Wanted(
        location.key(request.path()),
        pin.isPresent() ? Optional.of(S3Pin.parse(pin.get())) : Optional.empty(),
        request.options().text("version_id"));
  }

  /**
   * Returns the version to request: the pin's, otherwise the configured one; empty for the latest.
   */
  Optional<String> versionId() {
    return pin.isPresent() && pin.get() instanceof S3Pin.Version pinned
        ? Optional.of(pinned.id())
        : version;
  }

  /** Returns the condition of the request. */
  Optional<String> ifMatch() {
    return pin.isPresent() && pin.get() instanceof S3Pin.EntityTag pinned
        ? Optional.of(pinned.tag())
        : Optional.empty();
  }
}
