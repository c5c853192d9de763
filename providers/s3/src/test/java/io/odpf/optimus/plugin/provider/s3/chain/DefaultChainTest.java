// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultChainTest {
  @TempDir Path home;
  private ChainFixture user;

  @BeforeEach
  void login() {
    user = new ChainFixture(home);
  }

  @AfterEach
  void logout() {
    user.close();
  }

  @Test
  void listsEverySourceWithoutKeys() {
    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(failure)
        .hasMessage(
            "no access keys found: AWS_ACCESS_KEY_ID is not set; AWS_WEB_IDENTITY_TOKEN_FILE is"
                + " not set; no profile 'default' in "
                + home.resolve(".aws/credentials")
                + " and "
                + home.resolve(".aws/config")
                + "; AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI"
                + " are not set; AWS_EC2_METADATA_DISABLED is true");
  }

  @Test
  void prefersTheEnvironmentToTheProfile() throws Exception {
    user.file(".aws/credentials", "[default]\naws_access_key_id=P\naws_secret_access_key=s\n");
    assertThat(user.find().id()).isEqualTo("P");

    user.with("AWS_ACCESS_KEY_ID", "E")
        .with("AWS_SECRET_ACCESS_KEY", "es")
        .with("AWS_SESSION_TOKEN", "et");
    AccessKeys keys = user.find();

    assertThat(keys.id()).isEqualTo("E");
    assertThat(keys.secret().reveal()).isEqualTo("es");
    assertThat(keys.token().orElseThrow().reveal()).isEqualTo("et");
  }

  @Test
  void refusesAnIncompleteSetOfKeysInTheEnvironment() {
    user.with("AWS_SECRET_ACCESS_KEY", "s3cret");

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "of the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY the environment has only"
                + " AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void refusesKeysThatNoHeaderCanContainWithoutShowingThem() {
    user.with("AWS_ACCESS_KEY_ID", "E").with("AWS_SECRET_ACCESS_KEY", "s3cret\r\nX: y");

    assertThat(user.failure())
        .hasMessage("variable AWS_SECRET_ACCESS_KEY is not a secret access key")
        .hasNoCause();
  }

  @Test
  void usesTheRegionOfTheProfile() throws Exception {
    user.file(".aws/config", "[default]\nregion = eu-west-3\n[profile ci]\nregion = ap-east-1\n");

    assertThat(user.chain().region()).hasValue("eu-west-3");
    assertThat(user.with("AWS_PROFILE", "ci").chain().region()).hasValue("ap-east-1");
  }
}
