// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileKeysTest {
  private static final String STATIC =
      "[default]\naws_access_key_id=P\naws_secret_access_key=s\n"
          + "[ci]\naws_access_key_id=C\naws_secret_access_key=s\naws_session_token=t\n";

  @TempDir Path home;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private ChainFixture user;

  @BeforeEach
  void login() {
    user = new ChainFixture(home);
  }

  @Test
  void readsTheKeysOfTheSelectedProfile() throws Exception {
    user.file(".aws/credentials", STATIC);
    user.with("AWS_PROFILE", "ci");

    AccessKeys keys = user.find();

    assertThat(keys.id()).isEqualTo("C");
    assertThat(keys.token().orElseThrow().reveal()).isEqualTo("t");
  }

  @Test
  void readsTheFilesNamedByTheEnvironment() throws Exception {
    user.with("AWS_SHARED_CREDENTIALS_FILE", user.file("elsewhere/keys", STATIC));
    assertThat(user.find().id()).isEqualTo("P");

    user.with("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere/keys").with("AWS_PROFILE", "ci");
    assertThat(user.find().id()).isEqualTo("C");
  }

  @Test
  void reportsAMissingSelectedProfile() {
    user.file(".aws/credentials", STATIC);
    user.with("AWS_PROFILE", "nobody");

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "variable AWS_PROFILE names profile 'nobody', which is neither in "
                + home.resolve(".aws/credentials")
                + " nor in "
                + home.resolve(".aws/config"));
  }

  @Test
  void reportsAnInvalidFileByItsLineNumberOnly() {
    Path file = user.file(".aws/credentials", "[default]\ns3cret-without-a-name\n");

    ProviderException failure = user.failure();

    assertThat(failure).hasMessage(file + " is not a profile file: see line 2").hasNoCause();
  }

  @Test
  void doesNotRunPrograms() {
    user.file(".aws/config", "[default]\ncredential_process = /bin/steal\n");

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("(credential_process), which is not run");
  }

  @Test
  void assumesARoleWithTheKeysOfAnotherProfile() throws Exception {
    answerSts("AssumeRole");
    user.file(".aws/credentials", STATIC);
    user.file(
        ".aws/config",
        "[profile deploy]\nrole_arn = arn:aws:iam::1:role/deploy\nsource_profile = ci\n"
            + "external_id = x-1\nregion = eu-west-3\n");
    user.with("AWS_PROFILE", "deploy");

    AccessKeys keys = user.find();

    assertThat(keys.id()).isEqualTo("ASIAROLE");
    assertThat(keys.token().orElseThrow().reveal()).isEqualTo("role-token");
    assertThat(keys.expiry()).hasValue(ChainFixture.NOW.plusSeconds(3600));
    HttpTestServer.Request request = server.lastRequest();
    assertThat(new String(request.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fdeploy"
                + "&RoleSessionName=optimus-plugin&ExternalId=x-1");
    assertThat(request.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=C/20260101/eu-west-3/sts/aws4_request,");
    assertThat(request.header("X-Amz-Security-Token")).isEqualTo("t");
  }

  @Test
  void assumesARoleWithAToken() throws Exception {
    answerSts("AssumeRoleWithWebIdentity");
    Path token = user.file("token", "ey.J0.x\n");
    user.file(
        ".aws/config",
        "[default]\nrole_arn = arn:aws:iam::1:role/pod\nweb_identity_token_file = " + token);

    assertThat(user.find().id()).isEqualTo("ASIAROLE");
    assertThat(new String(server.lastRequest().body(), StandardCharsets.UTF_8))
        .contains("Action=AssumeRoleWithWebIdentity", "&WebIdentityToken=ey.J0.x");
    assertThat(server.lastRequest().header("Authorization")).isNull();
  }

  @Test
  void assumesARoleWithKeysOfTheEnvironment() throws Exception {
    answerSts("AssumeRole");
    user.file(
        ".aws/config",
        "[default]\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = Ec2InstanceMetadata\n");

    assertThat(user.failure())
        .hasMessage(
            "credential_source of profile 'default' is Ec2InstanceMetadata, but"
                + " AWS_EC2_METADATA_DISABLED is true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role_arn = r|profile 'default' has a role_arn, but no source_profile, no"
            + " web_identity_token_file and no known credential_source",
        "role_arn = r\\nsource_profile = gone|source_profile of profile 'default' names profile"
            + " 'gone', which",
        "role_arn = r\\n"
            + "source_profile = default|the roles of profiles default depend on each other",
        "role_arn = r\\nmfa_serial = m|profile 'default' requires a one-time password",
        "sso_start_url = u|profile 'default' uses an SSO login, but lacks sso_region",
        "sso_session = s|profile 'default' uses an SSO login, but lacks its sso-session",
      })
  void aProfileThatCannotGiveKeysSaysWhy(String settings, String message) {
    user.file(".aws/config", "[default]\n" + settings.replace("\\n", "\n") + "\n");

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageStartingWith(message);
  }

  private void answerSts(String action) {
    user.with("AWS_ENDPOINT_URL_STS", server.uri("/"));
    server.on(
        "/",
        (request, wire) ->
            wire.answer(
                200,
                "text/xml",
                """
                <%1$sResponse><%1$sResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
                <SecretAccessKey>role-secret</SecretAccessKey>
                <SessionToken>role-token</SessionToken>
                <Expiration>2026-01-01T01:00:00Z</Expiration></Credentials></%1$sResult>
                </%1$sResponse>
                """
                    .formatted(action)));
  }
}
