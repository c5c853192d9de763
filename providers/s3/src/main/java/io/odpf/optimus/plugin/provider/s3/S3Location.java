// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.Addresses;
import java.net.URI;
import java.util.Optional;

/**
 * Where a provider's objects are.
 *
 * @param bucket a name, or the ARN of an access point
 * @param prefix what all keys begin with; empty for none
 * @param endpoint the store's address; absent for Amazon's
 */
record S3Location(String bucket, String prefix, Optional<URI> endpoint) {

  /** The key of the object that a plugin's path names. */
  String key(String path) {
    if (prefix.isEmpty()) {
      return path;
    }
    return prefix.endsWith("/") ? prefix + path : prefix + "/" + path;
  }

  /** An object, for people. */
  String display(String key) {
    return "s3://" + bucket + "/" + key + at();
  }

  /** The bucket, for people. */
  String displayBucket() {
    return "bucket " + bucket + at();
  }

  private String at() {
    return endpoint.map(address -> " at " + Addresses.display(address)).orElse("");
  }
}
