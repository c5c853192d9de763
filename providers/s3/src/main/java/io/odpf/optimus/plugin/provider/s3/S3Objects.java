// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects of one bucket. Thread-safe. */
final class S3Objects implements AutoCloseable {
  private final S3Location location;
  private final S3Clients clients;
  private final KeySource keys;
  private final Settings settings;
  private final S3Failures failures;

  /**
   * @param requesterPays whether to agree to pay
   * @param follows whether to go where Amazon says that the bucket is
   */
  record Settings(boolean requesterPays, boolean follows) {}

  S3Objects(
      S3Location location,
      S3Clients clients,
      KeySource keys,
      Settings settings,
      S3Failures failures) {
    this.location = location;
    this.clients = clients;
    this.keys = keys;
    this.settings = settings;
    this.failures = failures;
  }

  /** Something asked of the SDK. */
  private interface Call<T> {
    T on(S3Client client, AwsCredentialsProvider credentials);
  }

  /**
   * The header of an object's answer. An answer to HEAD says nothing about its reason when it is an
   * error, so the object's first byte is asked for then.
   */
  SdkHttpResponse header(Wanted wanted) throws ProviderException, InterruptedException {
    return call(
        wanted,
        (client, credentials) -> {
          try {
            return client.headObject(head(wanted, credentials)).sdkHttpResponse();
          } catch (S3Exception failure) {
            if (failure.statusCode() == 412 || failure.statusCode() >= 500) {
              throw failure;
            }
            try (ResponseInputStream<GetObjectResponse> first =
                client.getObject(get(wanted, "bytes=0-0", credentials))) {
              first.abort();
              return first.response().sdkHttpResponse();
            } catch (java.io.IOException notClosed) {
              throw failure;
            }
          }
        });
  }

  /**
   * An object's bytes; the caller closes the stream.
   *
   * @param from the first byte; a store may begin at the beginning nevertheless
   */
  ResponseInputStream<GetObjectResponse> open(Wanted wanted, long from)
      throws ProviderException, InterruptedException {
    String range = from > 0 ? "bytes=" + from + "-" : null;
    return call(wanted, (client, credentials) -> client.getObject(get(wanted, range, credentials)));
  }

  private HeadObjectRequest head(Wanted wanted, AwsCredentialsProvider credentials) {
    return HeadObjectRequest.builder()
        .bucket(location.bucket())
        .key(wanted.key())
        .versionId(wanted.versionId())
        .ifMatch(wanted.ifMatch())
        .checksumMode(ChecksumMode.ENABLED)
        .requestPayer(payer())
        .overrideConfiguration(override -> override.credentialsProvider(credentials))
        .build();
  }

  private GetObjectRequest get(Wanted wanted, String range, AwsCredentialsProvider credentials) {
    return GetObjectRequest.builder()
        .bucket(location.bucket())
        .key(wanted.key())
        .versionId(wanted.versionId())
        .ifMatch(wanted.ifMatch())
        .range(range)
        .requestPayer(payer())
        .overrideConfiguration(override -> override.credentialsProvider(credentials))
        .build();
  }

  private RequestPayer payer() {
    return settings.requesterPays() ? RequestPayer.REQUESTER : null;
  }

  private <T> T call(Wanted wanted, Call<T> call) throws ProviderException, InterruptedException {
    Optional<AccessKeys> current = keys.current();
    try {
      AwsCredentialsProvider credentials = credentials(current);
      try {
        return call.on(clients.current(), credentials);
      } catch (S3Exception failure) {
        Optional<String> region = S3Error.of(failure, current).region();
        if (settings.follows() && region.isPresent() && clients.moveTo(region.get())) {
          return call.on(clients.current(), credentials);
        }
        throw failure;
      }
    } catch (S3Exception failure) {
      throw failures.of(S3Error.of(failure, current), wanted, clients.region());
    } catch (SdkClientException failure) {
      throw ClientFailures.of(failure, location.display(wanted.key()), current);
    }
  }

  private static AwsCredentialsProvider credentials(Optional<AccessKeys> keys) {
    if (keys.isEmpty()) {
      return AnonymousCredentialsProvider.create();
    }
    String id = keys.get().id();
    String secret = keys.get().secret().reveal();
    Optional<String> token = keys.get().token().map(Secret::reveal);
    return StaticCredentialsProvider.create(
        token.isPresent()
            ? AwsSessionCredentials.create(id, secret, token.get())
            : AwsBasicCredentials.create(id, secret));
  }

  @Override
  public void close() {
    clients.close();
  }
}
