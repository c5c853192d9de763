// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a bucket, with the region and service for signatures.
 *
 * @param base the bucket's address, without a slash at its end
 * @param service the service that signatures name
 * @param region the region that signatures name
 */
public record BucketAddress(URI base, String service, String region) {
  static final String S3 = "s3";

  private static final String ARN = "arn:";

  /** The names of buckets in any store. */
  private static final String ANY = "bucket";

  private static final String LENGTH = "(?=.{3,63}$)";
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

  /** The names of buckets that can be the first label of a host name. */
  private static final Pattern HOST = Pattern.compile(LENGTH + LABEL);

  /** The same with dots, which wildcard certificates do not match. */
  private static final Pattern HOSTS = Pattern.compile(LENGTH + LABEL + "(\\." + LABEL + ")*");

  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  /**
   * Returns the address of a bucket.
   *
   * @param bucket a name, or the ARN of an access point
   * @param endpoint the store's address; absent for Amazon's
   * @param pathStyle whether the address has the bucket's name in its path
   */
  public static BucketAddress of(
      String bucket, Optional<URI> endpoint, boolean pathStyle, String region)
      throws ProviderException {
    // Skip Amazon's rules: they take 0.1 s to load, and do not change the address of another
    // store.
    return endpoint.isPresent() && !bucket.startsWith(ARN)
        ? new BucketAddress(at(endpoint.get(), bucket, pathStyle), S3, region)
        : AmazonAddresses.of(bucket, endpoint, pathStyle, region);
  }

  private static URI at(URI endpoint, String bucket, boolean pathStyle) {
    String authority = endpoint.getRawAuthority();
    String path = endpoint.getRawPath().replaceFirst("/$", "");
    Pattern names = endpoint.getScheme().equalsIgnoreCase("https") ? HOST : HOSTS;
    boolean inHost = !pathStyle && names.matcher(bucket).matches() && !isIp(authority);
    return URI.create(
        endpoint.getScheme()
            + "://"
            + (inHost ? bucket + "." : "")
            + authority
            + path
            + (inHost ? "" : "/" + bucket));
  }

  private static boolean isIp(String authority) {
    return authority.startsWith("[") || IPV4.matcher(authority.split(":", 2)[0]).matches();
  }

  /** Returns the domain of Amazon's services in a region: {@code eu-west-1.amazonaws.com}. */
  public static String domain(String region) throws ProviderException {
    String host = of(ANY, Optional.empty(), false, region).base().getHost();
    return host.substring(host.indexOf(region));
  }

  /** Tells whether this address differs from another only by the region. */
  public boolean isElsewhere(BucketAddress other) {
    String here = base.getHost().replace(region, "");
    return here.equals(other.base.getHost().replace(other.region, ""))
        && base.getScheme().equals(other.base.getScheme());
  }
}
