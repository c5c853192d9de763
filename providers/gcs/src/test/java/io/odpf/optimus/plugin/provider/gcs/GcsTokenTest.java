// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import static io.odpf.optimus.plugin.provider.gcs.StubGoogle.grantRefusal;
import static io.odpf.optimus.plugin.provider.gcs.StubGoogle.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.provider.gcs.key.TestKeys;
import io.odpf.optimus.plugin.provider.suite.RefusedPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens, and the messages if none can be obtained. */
class GcsTokenTest {
  private static final String OWNER = "service account reader@p.iam.gserviceaccount.com";

  @TempDir Path directory;
  @AutoClose private final StubGoogle google = new StubGoogle();

  @Test
  void usesOneTokenForAllRequests() throws Exception {
    assertThat(google.fetch(directory)).isEqualTo(StubGoogle.CONTENT);

    assertThat(google.requests("/token")).isEqualTo(1);
    assertThat(google.server().lastRequest().header("Authorization"))
        .isEqualTo("Bearer " + StubGoogle.TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|invalid_grant|Invalid JWT Signature.|the key was deleted or does not belong",
        "400|invalid_grant|Invalid grant: account not found|the account was deleted or disabled",
        "400|invalid_grant|Account disabled.|the account was deleted or disabled",
        "400|invalid_grant|Token has been expired or revoked.|log in again",
        "400|invalid_grant|reauth related error (invalid_rapt)|log in again",
        "400|invalid_grant|Bad Request|the account, its key or its login is no longer valid",
        "401|invalid_client|The OAuth client was not found.|the key's client is unknown",
        "401|disabled_client|The OAuth client was disabled.|the key's client is unknown",
        "400|invalid_scope|Invalid OAuth scope.|the account may not request read access to storage",
        "403|access_denied|No.|check the account and its keys"
      })
  void tellsWhyThereIsNoToken(int status, String error, String description, String hint) {
    ProviderException failure = refused(grantRefusal(status, error, description));

    assertThat(failure)
        .hasMessage(
            "no token for "
                + OWNER
                + ": "
                + google.tokenUri()
                + " answered "
                + status
                + " "
                + error
                + ": "
                + description);
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure.hint()).startsWith(hint);
    assertThat(google.requests("/token")).isEqualTo(1);
    assertThat(google.requests("/storage/")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-61, ahead of", "61, behind"})
  void reportsTheDifferenceToTheServersClock(int minutes, String direction) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(minutes).minusSeconds(minutes / 10));
    ProviderException failure =
        refused(
            grantRefusal(
                400,
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                    + " timeframe. Check your iat and exp values in the JWT claim.",
                "Date: " + date));

    assertThat(failure.hint())
        .matches(
            "set this machine's clock, which is 6[01] min " + direction + " that of 127.0.0.1");
  }

  @Test
  void sendsOneRequestToAnUnavailableTokenEndpointAndPassesTheDelayOn() {
    ProviderException failure =
        refused(grantRefusal(503, "internal_failure", "Backend error.", "Retry-After: 3"));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(google.requests("/token")).isEqualTo(1);
  }

  @Test
  void sendsOneRequestToATokenEndpointThatHangsUp() {
    ProviderException failure = refused((request, wire) -> wire.reset());

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(google.requests("/token")).isEqualTo(1);
  }

  @Test
  void refusesResponsesWithoutAToken() {
    ProviderException page = refused(json(404, "<html>not here</html>"));
    assertThat(page.kind()).isEqualTo(Kind.INVALID);
    assertThat(page)
        .hasMessage(
            google.tokenUri() + " answered 404, which is not the response of a token endpoint");

    ProviderException empty = refused(json(200, "{\"access_tokem\":\"s3cr3t-t0ken\"}"));
    assertThat(empty.kind()).isEqualTo(Kind.INVALID);
    assertThat(empty.hint()).contains("token_uri");
    assertThat(empty.getMessage()).doesNotContain("s3cr3t");
    assertThat(empty.getCause()).isNull();
  }

  @Test
  void masksAnAssertionThatTheEndpointRepeats() {
    google.token(
        (request, wire) ->
            grantRefusal(
                    400,
                    "invalid_grant",
                    new String(request.body(), StandardCharsets.UTF_8).replaceAll("\"", ""))
                .to(request, wire));

    ProviderException failure = failure();

    assertThat(failure).hasMessageContaining("****");
    assertThat(failure.getMessage()).doesNotContain("eyJ");
  }

  @Test
  void logsNoSecretEvenIfTheLibraryLogsEverything() throws Exception {
    google.option("service_account", TestKeys.encoded(login()));
    Logger everything = Logger.getLogger("com.google.api.client");
    StringBuffer logged = new StringBuffer();
    Handler handler =
        new StreamHandler() {
          @Override
          public void publish(LogRecord record) {
            logged.append(record.getMessage()).append('\n');
          }
        };
    handler.setLevel(Level.ALL);
    everything.addHandler(handler);
    everything.setLevel(Level.ALL);
    try {
      google.fetch(directory);
    } finally {
      everything.removeHandler(handler);
      everything.setLevel(null);
    }

    assertThat(logged.toString())
        .doesNotContain("Refresh-Token", "Secret-of-the-client", StubGoogle.TOKEN);
  }

  @Test
  void followsNoRedirectWithAnAssertion() {
    ProviderException failure = refused(json(307, "", "Location: " + google.tokenUri() + "2"));

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(google.requests("/token")).isEqualTo(1);
  }

  @Test
  void usesTheFileNamedByTheVariable() throws Exception {
    JsonObject login = login();
    Path file = Files.writeString(directory.resolve("login.json"), login.toString());
    google.withoutAccount().variable("GOOGLE_APPLICATION_CREDENTIALS", file.toString());

    assertThat(google.fetch(directory)).isEqualTo(StubGoogle.CONTENT);

    assertThat(google.server().requests().get(0).body())
        .asString()
        .contains("grant_type=refresh_token");
  }

  @Test
  void namesAMissingOrUnusableFile() throws Exception {
    Path file = directory.resolve("key.json");
    google.withoutAccount().variable("GOOGLE_APPLICATION_CREDENTIALS", file.toString());

    ProviderException missing = failure();
    assertThat(missing)
        .hasMessage("GOOGLE_APPLICATION_CREDENTIALS names " + file + ", which does not exist");
    assertThat(missing.kind()).isEqualTo(Kind.INVALID);

    Files.writeString(file, "{\"type\":\"external_account\"}");
    ProviderException unusable = failure();
    assertThat(unusable)
        .hasMessage(
            "GOOGLE_APPLICATION_CREDENTIALS names "
                + file
                + ", which is of the type 'external_account', not 'service_account' or"
                + " 'authorized_user'");
    assertThat(unusable.hint()).contains("workload identity federation", "service_account");
  }

  @Test
  void prefersGcloudsFileToTheMetadataServer() throws Exception {
    Path config = Files.createDirectories(directory.resolve("home/.config/gcloud"));
    JsonObject login = login();
    Files.writeString(config.resolve("application_default_credentials.json"), login.toString());
    google
        .withoutAccount()
        .variable("HOME", directory.resolve("home").toString())
        .variable("GCE_METADATA_HOST", "127.0.0.1:" + google.server().port());

    google.fetch(directory);

    assertThat(google.requests("/computeMetadata/")).isZero();
    assertThat(google.requests("/token")).isEqualTo(1);
  }

  @Test
  void usesTheMetadataServerWithoutAFile() throws Exception {
    google.withoutAccount().variable("GCE_METADATA_HOST", "127.0.0.1:" + google.server().port());

    assertThat(google.fetch(directory)).isEqualTo(StubGoogle.CONTENT);

    assertThat(google.requests("/computeMetadata/")).isEqualTo(1);
    assertThat(google.server().requests().get(0).header("Metadata-Flavor")).isEqualTo("Google");
  }

  @Test
  void distinguishesAMachineWithoutAnAccountFromABusyOne() {
    google.withoutAccount().variable("GCE_METADATA_HOST", "127.0.0.1:" + google.server().port());
    google.machine(json(404, "{}"));
    ProviderException none = failure();
    google.machine(json(503, "{}", "Retry-After: 2"));
    ProviderException busy = failure();

    assertThat(none.kind()).isEqualTo(Kind.DENIED);
    assertThat(none)
        .hasMessage(
            "no credentials: this machine's metadata server answered 404 instead of a token");
    assertThat(busy.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void acceptsNoTokenFromAnotherServer() {
    google.withoutAccount().variable("GCE_METADATA_HOST", "127.0.0.1:" + google.server().port());
    google.machine(json(200, "{\"access_token\":\"x\",\"expires_in\":60}"));

    assertThat(failure())
        .hasMessage("no credentials: 127.0.0.1 does not respond like a metadata server")
        .extracting(ProviderException::kind)
        .isEqualTo(Kind.DENIED);
    assertThat(google.requests("/storage/")).isZero();
  }

  @Test
  void treatsARefusedConnectionToTheMetadataServerAsTemporary() {
    try (RefusedPort closed = RefusedPort.open()) {
      google.withoutAccount().variable("GCE_METADATA_HOST", "127.0.0.1:" + closed.port());

      assertThat(failure().kind()).isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void refusesAnInvalidMetadataHost() {
    google.withoutAccount().variable("GCE_METADATA_HOST", "a/b@c");

    assertThat(failure())
        .hasMessage("GCE_METADATA_HOST is not a host, or a host and a port")
        .extracting(ProviderException::kind)
        .isEqualTo(Kind.INVALID);
  }

  @Test
  void listsTheSearchedSourcesOfCredentials() {
    google.withoutAccount().variable("GCE_METADATA_HOST", "metadata.invalid");

    ProviderException failure = failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure)
        .hasMessage(
            "no credentials: no service_account is set, there are no gcloud credential files, and"
                + " no metadata server (unknown host 'metadata.invalid')");
    assertThat(failure.hint()).contains("service_account", "anonymous: true");
  }

  private JsonObject login() {
    JsonObject login = TestKeys.user();
    login.addProperty("token_uri", google.tokenUri());
    return login;
  }

  private ProviderException refused(Answer answer) {
    google.token(answer);
    return failure();
  }

  private ProviderException failure() {
    return catchThrowableOfType(ProviderException.class, () -> google.fetch(directory));
  }
}
