// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests with AWS Signature Version 4. Thread-safe. */
public final class Signature {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SigningKeyCache derived = new SigningKeyCache();
  private final Clock clock;

  /**
   * @param clock the clock for the time of signatures
   */
  public Signature(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns the request with the headers of a signature. Signs the path without changing it.
   *
   * @param service the name of the service for the signature
   */
  public HttpRequest sign(HttpRequest request, AccessKeys keys, String service, String region) {
    SdkHttpRequest.Builder plain =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    request.headers().forEach(plain::putHeader);
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(identity(keys))
                    .request(plain.build())
                    .payload(ContentStreamProvider.fromByteArray(request.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    derived.clear(); // A long-running process must not retain the secrets of its commands.
    HttpRequest result = request;
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      result = result.header(header.getKey(), String.join(",", header.getValue()));
    }
    return result;
  }

  private static AwsCredentialsIdentity identity(AccessKeys keys) {
    String secret = keys.secret().reveal();
    return keys.token().isPresent()
        ? AwsSessionCredentialsIdentity.create(
            keys.id(), secret, keys.token().map(Secret::reveal).orElseThrow())
        : AwsCredentialsIdentity.create(keys.id(), secret);
  }
}
