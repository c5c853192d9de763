// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoints.AwsEndpointAttribute;
import software.amazon.awssdk.awscore.endpoints.authscheme.EndpointAuthScheme;
import software.amazon.awssdk.awscore.endpoints.authscheme.SigV4AuthScheme;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * Where a bucket is asked, and for whom requests to it are signed.
 *
 * @param base the bucket's address, without a slash at its end
 * @param service the service that signatures name
 * @param region the region that signatures name
 */
public record BucketAddress(URI base, String service, String region) {
  /** A bucket's name that any store could have. */
  private static final String ANY = "bucket";

  /**
   * The address of a bucket by Amazon's rules. Every setting of these is given here, since they
   * would look at the environment of this process, which is not the one that asked.
   *
   * @param bucket a name, or the ARN of an access point
   * @param endpoint the store's address; absent for Amazon's
   * @param pathStyle whether the bucket's name is to be in the path
   */
  public static BucketAddress of(
      String bucket, Optional<URI> endpoint, boolean pathStyle, String region)
      throws ProviderException {
    Endpoint found;
    try {
      found =
          S3EndpointProvider.defaultProvider()
              .resolveEndpoint(
                  S3EndpointParams.builder()
                      .bucket(bucket)
                      .region(Region.of(region))
                      .endpoint(endpoint.map(URI::toString).orElse(null))
                      .forcePathStyle(pathStyle)
                      .useArnRegion(true)
                      .useFips(false)
                      .useDualStack(false)
                      .accelerate(false)
                      .useGlobalEndpoint(false)
                      .disableMultiRegionAccessPoints(true)
                      .disableS3ExpressSessionAuth(true)
                      .build())
              .join();
    } catch (RuntimeException refused) {
      Throwable reason = refused.getCause() == null ? refused : refused.getCause();
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "bucket " + bucket + " cannot be addressed: " + Words.printable(reason.getMessage()),
          "check the provider's bucket, endpoint, region and path_style",
          refused);
    }
    List<EndpointAuthScheme> schemes = found.attribute(AwsEndpointAttribute.AUTH_SCHEMES);
    for (EndpointAuthScheme scheme : schemes == null ? List.<EndpointAuthScheme>of() : schemes) {
      if (scheme instanceof SigV4AuthScheme version4) {
        return new BucketAddress(
            found.endpointUrl().toUri(),
            Optional.ofNullable(version4.signingName()).orElse("s3"),
            Optional.ofNullable(version4.signingRegion()).orElse(region));
      }
    }
    throw ProviderException.invalid(
        "bucket "
            + bucket
            + " is asked with signatures for several regions, which are not supported",
        "name the bucket or an access point of one region");
  }

  /**
   * The domain under which Amazon has the services of a region: {@code eu-west-1.amazonaws.com}.
   */
  public static String domain(String region) throws ProviderException {
    String host = of(ANY, Optional.empty(), false, region).base().getHost();
    return host.substring(host.indexOf(region));
  }

  /** Whether this is the address of another one but for its region: a part of the same cloud. */
  public boolean isElsewhere(BucketAddress other) {
    String here = base.getHost().replace(region, "");
    return here.equals(other.base.getHost().replace(other.region, ""))
        && base.getScheme().equals(other.base.getScheme());
  }
}
