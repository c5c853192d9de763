// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsoLoginTest {
  /** The SHA-1 digest of "team". */
  private static final String CACHE =
      ".aws/sso/cache/d25187dc137f35c88bc80ec8c3ffbdb17b5eb873.json";

  @TempDir Path home;
  private ChainFixture user;
  private HttpTestServer server;

  @BeforeEach
  void login() {
    server = HttpTestServer.start();
    user = new ChainFixture(home).with("AWS_ENDPOINT_URL_SSO", server.uri(""));
    user.file(
        ".aws/config",
        "[default]\nsso_session = team\nsso_account_id = 123\nsso_role_name = Read Only\n"
            + "[sso-session team]\nsso_region = eu-west-1\nsso_start_url = https://x.example.com\n");
  }

  @AfterEach
  void logout() {
    user.close();
    server.close();
  }

  @Test
  void returnsTheKeysOfTheProfilesRole() throws Exception {
    loggedIn("2026-01-01T00:00:01Z");
    server.on(
        "/federation/credentials",
        (request, wire) ->
            wire.answer(
                200,
                "application/json",
                "{\"roleCredentials\": {\"accessKeyId\": \"ASIASSO\", \"secretAccessKey\": \"s\","
                    + " \"sessionToken\": \"t\", \"expiration\": 1767229200000}}"));

    AccessKeys keys = user.find();

    assertThat(keys.id()).isEqualTo("ASIASSO");
    assertThat(keys.expiry()).hasValue(ChainFixture.NOW.plusSeconds(3600));
    assertThat(server.requestLines())
        .containsExactly("GET /federation/credentials?role_name=Read+Only&account_id=123");
    assertThat(server.lastRequest().header("x-amz-sso_bearer_token")).isEqualTo("sso-t0ken");
  }

  @Test
  void asksTheUserToLogInWithoutAValidLogin() {
    assertThat(user.failure()).hasMessage("profile 'default' is not logged in");
    loggedIn("2025-12-31T23:59:59Z");
    assertThat(user.failure())
        .hasMessage(
            "profile 'default' is no longer logged in: the session expired at 2025-12-31T23:59:59Z");
    loggedIn("2026-01-01T00:00:01Z");
    server.on("/federation/credentials", (request, wire) -> wire.answer(401, "text/plain", ""));
    ProviderException failure = user.failure();

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(failure).hasMessageContaining("is no longer logged in");
    assertThat(failure.hint()).isEqualTo("run: aws sso login --profile default");
  }

  @Test
  void distinguishesRefusalsFromFailures() {
    loggedIn("2026-01-01T00:00:01Z");
    server.on("/federation/credentials", (request, wire) -> wire.answer(403, "text/plain", ""));
    assertThat(user.failure().kind()).isEqualTo(ProviderException.Kind.DENIED);
    server.on("/federation/credentials", (request, wire) -> wire.answer(503, "text/plain", ""));
    assertThat(user.failure().kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
    server.on("/federation/credentials", (request, wire) -> wire.answer(200, "text/html", "<p>"));
    assertThat(user.failure().kind()).isEqualTo(ProviderException.Kind.INVALID);
  }

  private void loggedIn(String until) {
    user.file(CACHE, "{\"accessToken\": \"sso-t0ken\", \"expiresAt\": \"" + until + "\"}");
  }
}
