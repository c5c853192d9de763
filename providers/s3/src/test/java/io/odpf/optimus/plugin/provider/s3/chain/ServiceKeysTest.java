// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from services of the machine, its host or the network. */
class ServiceKeysTest {
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final String KEYS =
      "{\"Code\": \"Success\", \"AccessKeyId\": \"ASIALENT\", \"SecretAccessKey\": \"s\","
          + " \"Token\": \"t\", \"Expiration\": \"2026-01-01T06:00:00Z\", \"Nested\": {\"a\":"
          + " [1]}}";

  @TempDir Path home;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private ChainFixture user;

  @BeforeEach
  void login() {
    user = new ChainFixture(home);
  }

  @Test
  void getsKeysOfAnInstanceWithASessionToken() throws Exception {
    onAnInstance();

    AccessKeys keys = user.find();

    assertThat(keys.id()).isEqualTo("ASIALENT");
    assertThat(keys.expiry()).hasValue(ChainFixture.NOW.plusSeconds(6 * 3600));
    assertThat(server.requestLines())
        .containsExactly("PUT /latest/api/token", "GET " + ROLES, "GET " + ROLES + "plugin-reader");
    assertThat(server.lastRequest().header("X-aws-ec2-metadata-token")).isEqualTo("imds-t0ken");
  }

  @Test
  void queriesTheInstanceWithoutTheConfiguredProxy() throws Exception {
    onAnInstance();
    user.with("HTTP_PROXY", "http://127.0.0.1:1").with("ALL_PROXY", "http://127.0.0.1:1");

    assertThat(user.find().id()).isEqualTo("ASIALENT");
  }

  @Test
  void findsNoKeysOnAnInstanceWithoutARole() {
    onAnInstance();
    server.on(ROLES, (request, wire) -> wire.answer(404, "text/html", "<html>"));

    assertThat(user.failure()).hasMessageEndingWith("; this instance has no role");
  }

  @Test
  void reportsWhyTheRoleOfAnInstanceGivesNoKeys() {
    onAnInstance();
    server.on(
        ROLES + "plugin-reader",
        (request, wire) ->
            wire.answer(200, "text/plain", "{\"Code\": \"AssumeRoleUnauthorizedAccess\"}"));

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(failure)
        .hasMessageContaining("no keys for role plugin-reader: AssumeRoleUnauthorizedAccess");
  }

  @Test
  void findsNoKeysIfNoInstanceServiceResponds() {
    server.on("/latest/api/token", (request, wire) -> wire.reset());
    user.with("AWS_EC2_METADATA_DISABLED", "false")
        .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.uri(""));

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(failure).hasMessageEndingWith("; " + server.uri("") + " does not answer");
  }

  @Test
  void refusesAMalformedResponseOfAnInstance() {
    onAnInstance();
    server.on("/latest/api/token", (request, wire) -> wire.answer(200, "t", "a\r\nInjected: b"));

    assertThat(user.failure()).hasMessageEndingWith(" returned no session token");
    assertThat(server.requestLines()).containsExactly("PUT /latest/api/token");
  }

  @Test
  void getsKeysOfAContainerWithItsToken() throws Exception {
    server.on("/creds", (request, wire) -> wire.answer(200, "application/json", KEYS));
    user.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.uri("/creds"))
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "Basic old");
    assertThat(user.find().id()).isEqualTo("ASIALENT");
    assertThat(server.lastRequest().header("Authorization")).isEqualTo("Basic old");

    user.with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", user.file("eks/token", "pod-t0ken\n"));
    user.find();

    assertThat(server.lastRequest().header("Authorization")).isEqualTo("pod-t0ken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example.com/creds",
        "http://169.254.169.254/creds",
        "http://127.0.0.1.example.com/creds",
      })
  void aStrangersHostIsNotAskedWithoutEncryption(String address) {
    user.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", address);

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("an unencrypted address outside this machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI|file:///etc/passwd",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI|http://user:s3cret@localhost/",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI|@evil.example.com/s3cret",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI|/a b/s3cret",
      })
  void anAddressThatIsNoneIsAMistakeThatIsNotShown(String variable, String value) {
    user.with(variable, value);

    assertThat(user.failure())
        .hasMessageStartingWith("variable " + variable)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void exchangesAWebIdentityForTheKeysOfItsRole() {
    user.with("AWS_WEB_IDENTITY_TOKEN_FILE", user.file("token", "ey.J0.x"))
        .with("AWS_ENDPOINT_URL_STS", server.uri("/"));
    assertThat(user.failure())
        .hasMessage("variable AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not");
    user.with("AWS_ROLE_ARN", "arn:aws:iam::1:role/pod");
    refuse(400, "ExpiredTokenException");
    ProviderException expired = user.failure();
    refuse(403, "AccessDenied");
    ProviderException denied = user.failure();
    refuse(400, "IDPCommunicationError");
    ProviderException passing = user.failure();

    assertThat(expired.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(expired.hint()).contains("has expired");
    assertThat(denied)
        .hasMessage(
            server.uri("/")
                + " returned no keys for role arn:aws:iam::1:role/pod: AccessDenied: because");
    assertThat(denied.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(passing.kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
  }

  @Test
  void namesTheFileOfAnUnreadableToken() {
    Path absent = home.resolve("absent");
    user.with("AWS_WEB_IDENTITY_TOKEN_FILE", absent).with("AWS_ROLE_ARN", "r");
    assertThat(user.failure())
        .hasMessage(
            "variable AWS_WEB_IDENTITY_TOKEN_FILE names "
                + absent
                + ", which cannot be read: it does not exist");

    Path empty = user.file("empty", " \n");
    user.with("AWS_WEB_IDENTITY_TOKEN_FILE", empty);
    assertThat(user.failure()).hasMessageEndingWith(empty + ", which is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"AccessKeyId\": \"a b\"}", "[1]"})
  void refusesAResponseWithoutKeys(String body) {
    server.on("/creds", (request, wire) -> wire.answer(200, "application/json", body));
    user.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.uri("/creds"));

    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("did not return access keys");
  }

  private void onAnInstance() {
    user.with("AWS_EC2_METADATA_DISABLED", "false")
        .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.uri("/"));
    server
        .on("/latest/api/token", (request, wire) -> wire.answer(200, "text/plain", "imds-t0ken"))
        .on(ROLES, (request, wire) -> wire.answer(200, "text/plain", "plugin-reader"))
        .on(ROLES + "plugin-reader", (request, wire) -> wire.answer(200, "text/plain", KEYS));
  }

  private void refuse(int status, String code) {
    server.on(
        "/",
        (request, wire) ->
            wire.answer(
                status,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                    + code
                    + "</Code><Message>because</Message></Error></ErrorResponse>"));
  }
}
