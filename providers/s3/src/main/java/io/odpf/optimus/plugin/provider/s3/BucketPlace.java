// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.signing.BucketAddress;
import java.util.Optional;

/** The bucket's address, which changes when a response names another region. Thread-safe. */
final class BucketPlace {
  private final S3Location location;
  private final boolean pathStyle;
  private final boolean follows;

  @GuardedBy("this")
  private String region;

  @GuardedBy("this")
  private Optional<BucketAddress> address = Optional.empty();

  /**
   * @param region the first region to use
   * @param follows whether to move to the region that Amazon names
   */
  BucketPlace(S3Location location, boolean pathStyle, String region, boolean follows) {
    this.location = location;
    this.pathStyle = pathStyle;
    this.region = region;
    this.follows = follows;
  }

  synchronized BucketAddress address() throws ProviderException {
    if (address.isEmpty()) {
      address = Optional.of(in(region));
    }
    return address.get();
  }

  private BucketAddress in(String somewhere) throws ProviderException {
    return BucketAddress.of(location.bucket(), location.endpoint(), pathStyle, somewhere);
  }

  synchronized String region() {
    return region;
  }

  /**
   * Moves to the region that a response names, if the new host differs from the current one by the
   * region only: credentials are never sent to any other host.
   *
   * @return whether the region changed
   */
  synchronized boolean moved(Optional<String> named) throws ProviderException {
    if (!follows || named.isEmpty() || named.get().equals(region)) {
      return false;
    }
    BucketAddress next = in(named.get());
    if (!next.isElsewhere(address())) {
      return false;
    }
    region = named.get();
    address = Optional.of(next);
    return true;
  }
}
