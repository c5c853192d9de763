// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.Addresses;
import java.net.URI;
import java.util.Optional;

/**
 * The location of a provider's objects.
 *
 * @param bucket a name, or the ARN of an access point
 * @param prefix the beginning of all keys; may be empty
 * @param endpoint the store's address; absent for Amazon's
 */
record S3Location(String bucket, String prefix, Optional<URI> endpoint) {

  /** Returns the key of the object at a plugin's path. */
  String key(String path) {
    if (prefix.isEmpty()) {
      return path;
    }
    return prefix.endsWith("/") ? prefix + path : prefix + "/" + path;
  }

  /** Returns an object's name for messages. */
  String display(String key) {
    return "s3://" + bucket + "/" + key + at();
  }

  /** Returns the bucket's name for messages. */
  String displayBucket() {
    return "bucket " + bucket + at();
  }

  private String at() {
    return endpoint.map(address -> " at " + Addresses.display(address)).orElse("");
  }
}
