// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * The SDK's clients, one a region. All that they would look up in the environment and in the files
 * of this process is said here: they work for another one. Thread-safe.
 */
final class S3Clients implements AutoCloseable {
  private final Optional<URI> endpoint;
  private final boolean pathStyle;
  private final SdkHttpClient http;

  // Both guarded by this.
  private final Map<Region, S3Client> clients = new HashMap<>();
  private Region current;

  /**
   * @param endpoint the store's address; absent for Amazon's
   * @param region the one to begin with
   */
  S3Clients(Optional<URI> endpoint, boolean pathStyle, SdkHttpClient http, String region) {
    this.endpoint = endpoint;
    this.pathStyle = pathStyle;
    this.http = http;
    this.current = Region.of(region);
  }

  /** The client for the bucket's region, as far as that is known. */
  synchronized S3Client current() {
    return clients.computeIfAbsent(current, this::create);
  }

  /** The region of {@link #current}. */
  synchronized String region() {
    return current.id();
  }

  /**
   * Goes to the region that Amazon says the bucket is in, if that is one under the same domain.
   *
   * @return whether it is now another one than before
   */
  synchronized boolean moveTo(String region) {
    Region next = Region.of(region);
    if (endpoint.isPresent()
        || next.equals(current)
        || !PartitionMetadata.of(next).dnsSuffix().equals(PartitionMetadata.of(current).dnsSuffix())
        || !region.matches(PartitionMetadata.of(next).regionRegex())) {
      return false;
    }
    current = next;
    return true;
  }

  private S3Client create(Region region) {
    ProfileFile noProfiles = ProfileFile.aggregator().build();
    return S3Client.builder()
        .httpClient(http)
        .region(region)
        .endpointProvider(endpoints())
        // Each request brings its own.
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .forcePathStyle(pathStyle)
        .useArnRegion(true)
        .accelerate(false)
        .crossRegionAccessEnabled(false)
        .disableMultiRegionAccessPoints(true)
        .disableS3ExpressSessionAuth(true)
        .dualstackEnabled(false)
        .fipsEnabled(false)
        .defaultsMode(DefaultsMode.LEGACY)
        // The manager compares what the store vouches for, over attempts too that go on.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .overrideConfiguration(
            override ->
                override
                    // The manager's policy is the only one.
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .defaultProfileFile(noProfiles)
                    .defaultProfileName("default"))
        .build();
  }

  /** Amazon's rules, with the configured address or none, whatever a variable says. */
  private S3EndpointProvider endpoints() {
    S3EndpointProvider rules = S3EndpointProvider.defaultProvider();
    String address = endpoint.map(URI::toString).orElse(null);
    return parameters ->
        rules.resolveEndpoint(
            parameters.toBuilder().endpoint(address).useGlobalEndpoint(false).build());
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(S3Client::close);
    clients.clear();
  }
}
