// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketAddressTest {

  @ParameterizedTest
  @CsvSource({
    "team-plugins, , false, eu-west-1, https://team-plugins.s3.eu-west-1.amazonaws.com",
    "team-plugins, , false, us-east-1, https://team-plugins.s3.us-east-1.amazonaws.com",
    "team-plugins, , true, eu-west-1, https://s3.eu-west-1.amazonaws.com/team-plugins",
    "team-plugins, , false, cn-north-1, https://team-plugins.s3.cn-north-1.amazonaws.com.cn",
    "team.plugins, , false, eu-west-1, https://s3.eu-west-1.amazonaws.com/team.plugins",
    "Old_Bucket, , false, us-east-1, https://s3.us-east-1.amazonaws.com/Old_Bucket",
    "team, http://127.0.0.1:7070, false, us-east-1, http://127.0.0.1:7070/team",
    "team, https://s3.example.com, false, us-east-1, https://team.s3.example.com",
    "team, https://s3.example.com/, true, us-east-1, https://s3.example.com/team",
    "team, https://example.com:9000/store, true, x-1, https://example.com:9000/store/team",
    "arn:aws:s3:eu-west-1:123456789012:accesspoint/neo, , false, us-east-1,"
        + " https://neo-123456789012.s3-accesspoint.eu-west-1.amazonaws.com",
  })
  void computesTheSameAddressesAsAmazonsRules(
      String bucket, String endpoint, boolean pathStyle, String region, String address)
      throws Exception {
    assertThat(
            BucketAddress.of(
                    bucket, Optional.ofNullable(endpoint).map(URI::create), pathStyle, region)
                .base())
        .hasToString(address);
  }

  /** Addresses are computed without Amazon's slow rules, but must equal their results. */
  @ParameterizedTest
  @CsvSource({
    "team-plugins, http://127.0.0.1:7070, false",
    "team-plugins, http://[::1]:7070, false",
    "team-plugins, https://s3.example.com, false",
    "team-plugins, https://s3.example.com:9000/store/, false",
    "team-plugins, https://s3.example.com:9000/store/, true",
    "team.plugins, https://s3.example.com, false",
    "team.plugins, http://s3.example.com, false",
    "team..plugins, http://s3.example.com, false",
    "Old_Bucket, https://s3.example.com, false",
    "ab-, https://s3.example.com, false",
    "ab, http://localhost, false",
    "team-plugins, http://localhost, false",
  })
  void appliesTheSameRulesToAnotherStore(String bucket, URI endpoint, boolean pathStyle)
      throws Exception {
    assertThat(BucketAddress.of(bucket, Optional.of(endpoint), pathStyle, "us-east-1"))
        .isEqualTo(AmazonAddresses.of(bucket, Optional.of(endpoint), pathStyle, "us-east-1"));
  }

  @Test
  void addressesAnAccessPointInItsOwnRegion() throws Exception {
    BucketAddress address =
        BucketAddress.of(
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/neo",
            Optional.empty(),
            false,
            "us-east-1");

    assertThat(address.region()).isEqualTo("eu-west-1");
    assertThat(address.service()).isEqualTo("s3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
        "arn:aws:sqs:eu-west-1:123456789012:queue",
        "arn:aws:s3:cn-north-1:123456789012:accesspoint/neo"
      })
  void whatCannotBeAskedIsRefusedWithAReason(String bucket) {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> BucketAddress.of(bucket, Optional.empty(), false, "us-east-1"));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining(bucket).hasMessageNotContaining("Exception");
    assertThat(failure.hint()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, us-east-1.amazonaws.com",
    "eu-south-9, eu-south-9.amazonaws.com",
    "cn-north-1, cn-north-1.amazonaws.com.cn",
    "us-gov-west-1, us-gov-west-1.amazonaws.com",
  })
  void returnsTheDomainOfTheRegionsCloud(String region, String domain) throws Exception {
    assertThat(BucketAddress.domain(region)).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({"us-east-1, eu-west-1, true", "us-east-1, cn-north-1, false"})
  void recognizesAnotherRegionOfTheSameCloud(String one, String other, boolean same)
      throws Exception {
    assertThat(in(one).isElsewhere(in(other))).isEqualTo(same);
  }

  private static BucketAddress in(String region) throws ProviderException {
    return BucketAddress.of("team", Optional.empty(), false, region);
  }
}
