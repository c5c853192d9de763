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

/** Computes the addresses of buckets by the rules in Amazon's SDK. */
final class AmazonAddresses {
  private AmazonAddresses() {}

  /**
   * Returns a bucket's address. Sets every parameter of the rules explicitly: the defaults come
   * from the environment of this process, which is not the caller's.
   */
  static BucketAddress of(String bucket, Optional<URI> endpoint, boolean pathStyle, String region)
      throws ProviderException {
    List<EndpointAuthScheme> schemes;
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
      schemes = found.attribute(AwsEndpointAttribute.AUTH_SCHEMES);
    } catch (RuntimeException failure) {
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "bucket " + bucket + " cannot be addressed: " + Words.printable(reason.getMessage()),
          "check the provider's bucket, endpoint, region and path_style",
          failure);
    }
    for (EndpointAuthScheme scheme : schemes == null ? List.<EndpointAuthScheme>of() : schemes) {
      if (scheme instanceof SigV4AuthScheme version4) {
        return new BucketAddress(
            URI.create(found.endpointUrl().toUri().toString().replaceFirst("/$", "")),
            Optional.ofNullable(version4.signingName()).orElse(BucketAddress.S3),
            Optional.ofNullable(version4.signingRegion()).orElse(region));
      }
    }
    throw ProviderException.invalid(
        "bucket " + bucket + " requires signatures for several regions, which are not supported",
        "set bucket to a bucket or an access point of a single region");
  }
}
