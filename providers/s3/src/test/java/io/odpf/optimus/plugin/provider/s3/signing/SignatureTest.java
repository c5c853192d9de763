// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);
  private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  /** The example in Amazon's "Signature Calculations for the Authorization Header". */
  @Test
  void matchesAmazonsExample() {
    HttpRequest request =
        HttpRequest.get(URI.create("https://examplebucket.s3.amazonaws.com/test.txt"))
            .header("Range", "bytes=0-9");

    assertThat(signed(request, Optional.empty()).headers())
        .containsEntry(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void signsWithoutChangingTheAddress() {
    URI address = URI.create("http://127.0.0.1:7070/bucket/a%20b/%2541/..x?versionId=1%2F2");

    assertThat(signed(HttpRequest.get(address), Optional.empty()).uri()).isEqualTo(address);
  }

  @Test
  void sendsTheSessionTokenAndSignsIt() {
    HttpRequest request = HttpRequest.get(URI.create("https://b.s3.amazonaws.com/x"));

    assertThat(signed(request, Optional.of(Secret.of("t0ken"))).headers())
        .containsEntry("X-Amz-Security-Token", "t0ken")
        .extractingByKey("Authorization")
        .asString()
        .contains(";x-amz-security-token,");
  }

  private static HttpRequest signed(HttpRequest request, Optional<Secret> token) {
    return new Signature(CLOCK)
        .sign(request, new AccessKeys("AKIAIOSFODNN7EXAMPLE", SECRET, token), "s3", "us-east-1");
  }
}
