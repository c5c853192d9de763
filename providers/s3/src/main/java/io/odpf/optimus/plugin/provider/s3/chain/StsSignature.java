// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests to the Security Token Service, by the SDK. */
final class StsSignature {
  private StsSignature() {}

  static HttpRequest signed(HttpRequest request, AccessKeys keys, String region) {
    SdkHttpRequest.Builder plain =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(request.uri());
    request.headers().forEach(plain::putHeader);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity(keys))
                        .request(plain.build())
                        .payload(ContentStreamProvider.fromByteArray(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpRequest result = request;
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      result = result.header(header.getKey(), String.join(",", header.getValue()));
    }
    return result;
  }

  private static AwsCredentialsIdentity identity(AccessKeys keys) {
    String secret = keys.secret().reveal();
    return keys.token().isPresent()
        ? AwsSessionCredentials.create(
            keys.id(), secret, keys.token().map(Secret::reveal).orElseThrow())
        : AwsBasicCredentials.create(keys.id(), secret);
  }
}
