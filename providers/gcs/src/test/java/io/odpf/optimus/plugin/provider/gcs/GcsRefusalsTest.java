// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import static io.odpf.optimus.plugin.provider.gcs.StubGoogle.json;
import static io.odpf.optimus.plugin.provider.gcs.StubGoogle.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error responses of the storage service and the messages for them. */
class GcsRefusalsTest {
  private static final String OWNER = "service account reader@p.iam.gserviceaccount.com";

  @TempDir Path directory;
  @AutoClose private final StubGoogle google = new StubGoogle();

  @Test
  void namesAMissingObject() {
    assertRefused(
        refusal(404, "notFound", "No such object: team/neo"),
        Kind.NOT_FOUND,
        "no object gs://team/neo",
        "check the provider's prefix and the plugin's path");
  }

  @Test
  void namesAMissingBucket() {
    assertRefused(
        refusal(404, "notFound", "The specified bucket does not exist."),
        Kind.NOT_FOUND,
        "no bucket 'team'",
        "check the provider's bucket");
  }

  @Test
  void blamesTheEndpointForAResponseOfAnotherService() {
    assertRefused(
        json(404, "<html>not here</html>"),
        Kind.NOT_FOUND,
        google.server().uri("/storage/v1/b/team/o/neo") + " does not exist (404)",
        "check the provider's endpoint: it does not respond like Cloud Storage");
  }

  @Test
  void namesAMissingConfiguredGeneration() throws Exception {
    google.metadata(refusal(404, "notFound", "No such object: team/neo"));

    try (OpenProvider provider = google.open(directory)) {
      assertFailure(
          failure(() -> provider.resolve(StubGoogle.NEO.with(Map.of("generation", 16)))),
          Kind.NOT_FOUND,
          "no generation 16 of gs://team/neo",
          "it may have been replaced or deleted: check the path and the generation");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 412})
  void reportsAMissingPinnedGenerationAsAChange(int status) throws Exception {
    google.metadata(refusal(status, "x", "No such object: team/neo"));

    try (OpenProvider provider = google.open(directory)) {
      assertFailure(
          failure(() -> provider.resolve(StubGoogle.NEO, "16")),
          Kind.CHANGED,
          "gs://team/neo was replaced or deleted: generation 16 is gone (the service answered "
              + status
              + ")",
          "if this is intended, update the lock: optimus plugin lock --upgrade");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "0", "-1", "1234567890123456789", "1.5", ""})
  void refusesPinsThatAreNotGenerations(String pin) throws Exception {
    try (OpenProvider provider = google.open(directory)) {
      assertFailure(
          failure(() -> provider.resolve(StubGoogle.NEO, pin)),
          Kind.INVALID,
          "the locked pin is not an object generation",
          "recreate the lock entry: optimus plugin lock --upgrade");
    }
  }

  @Test
  void namesTheMissingPermission() {
    assertRefused(
        refusal(403, "forbidden", "reader does not have storage.objects.get access"),
        Kind.DENIED,
        OWNER + " may not read gs://team/neo: reader does not have storage.objects.get access",
        "grant roles/storage.objectViewer (storage.objects.get) on the bucket, or check the path:"
            + " without storage.objects.list the answer for a missing object is the same");
  }

  @Test
  void explainsRefusalsByOtherServices() {
    assertRefused(
        refusal(403, "forbidden", "Permission denied on Cloud KMS key. Please ensure ..."),
        Kind.DENIED,
        OWNER
            + " may not read gs://team/neo: Permission denied on Cloud KMS key. Please ensure ...",
        "the object is encrypted with a Cloud KMS key: grant the project's storage service"
            + " agent roles/cloudkms.cryptoKeyDecrypter on it, or enable the key");
    assertHint(
        refusal(403, "forbidden", "x does not have serviceusage.services.use access"),
        "roles/serviceusage.serviceUsageConsumer");
    assertHint(
        refusal(403, "accountDisabled", "The billing account is disabled in state absent"),
        "enable billing");
    assertHint(
        refusal(403, "insufficientPermissions", "Request had insufficient authentication scopes."),
        "access scope storage-ro");
    assertHint(
        refusal(403, "vpcServiceControls", "Request is prohibited by organization's policy."),
        "perimeter");
  }

  @Test
  void requestsAProjectToBill() {
    assertRefused(
        refusal(400, "required", "Bucket is requester pays bucket but no user project provided."),
        Kind.INVALID,
        "the requester pays for reading gs://team/neo, and no project to bill is set",
        "set the provider's user_project to the project to bill");
  }

  @Test
  void quotesTheMalformedName() {
    assertRefused(
        refusal(400, "invalid", "Invalid bucket name: 'team'"),
        Kind.INVALID,
        "the storage service rejected the request for gs://team/neo: Invalid bucket name: 'team'",
        "check the names of the bucket and the object, and the provider's user_project");
  }

  @Test
  void reportsThatAnObjectIsNotPublic() throws Exception {
    google.withoutAccount().option("anonymous", true);
    google.metadata(
        refusal(401, "required", "Anonymous caller does not have storage.objects.get access"));

    assertFailure(
        failure(() -> google.fetch(directory)),
        Kind.DENIED,
        "gs://team/neo cannot be read without credentials: Anonymous caller does not have"
            + " storage.objects.get access",
        "set service_account instead of anonymous, or make the object public; for a missing object"
            + " the answer is the same");
    assertThat(google.server().lastRequest().header("Authorization")).isNull();
  }

  @Test
  void retriesOnceWithANewTokenAfterARefusedOne() {
    assertRefused(
        refusal(
            401,
            "authError",
            "Invalid Credentials",
            "WWW-Authenticate: Bearer realm=\"https://accounts.google.com/\","
                + " error=\"invalid_token\""),
        Kind.DENIED,
        "the storage service rejected the token of " + OWNER,
        "check that the account exists and that its tokens are meant for this endpoint");
    assertThat(google.requests("/storage/")).isEqualTo(2);
    assertThat(google.requests("/token")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void sendsOneRequestAndPassesTheDelayOn(int status) {
    ProviderException failure =
        assertRefused(
            refusal(status, "backendError", "Please try again.", "Retry-After: 7"),
            Kind.UNAVAILABLE,
            "the storage service answered " + status + " for gs://team/neo: Please try again.",
            "the server is overloaded or down; try again later");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(google.requests("/storage/")).isEqualTo(1);
  }

  @Test
  void treatsARateLimitAsTemporary() {
    assertRefused(
        refusal(403, "rateLimitExceeded", "Slow down."),
        Kind.UNAVAILABLE,
        "the storage service answered 403 for gs://team/neo: Slow down.",
        "the server is overloaded or down; try again later");
  }

  @Test
  void followsNoRedirect() {
    assertRefused(
        json(302, "", "Location: http://127.0.0.1:" + google.server().port() + "/token"),
        Kind.INVALID,
        google.server().uri("/storage/v1/b/team/o/neo")
            + " answered 302, a redirect, for gs://team/neo",
        "set the provider's endpoint to the final address; credentials do not follow"
            + " redirects");
    assertThat(google.requests("GET /token")).isZero();
  }

  @Test
  void masksASecretThatAResponseRepeats() {
    ProviderException failure =
        assertRefused(
            refusal(403, "forbidden", "token " + StubGoogle.TOKEN + " may not"),
            Kind.DENIED,
            OWNER + " may not read gs://team/neo: token **** may not",
            "grant roles/storage.objectViewer (storage.objects.get) on the bucket, or check the"
                + " path: without storage.objects.list the answer for a missing object is the"
                + " same");
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void refusesMetadataThatIsMalformed() {
    for (String body : new String[] {"", "hello", "[]", "{}", "{\"generation\":\"x\"}"}) {
      google.metadata(json(200, body));

      ProviderException failure = failure(() -> google.fetch(directory));

      assertThat(failure.kind()).as(body).isEqualTo(Kind.INVALID);
      assertThat(failure).as(body).hasMessageContaining("gs://team/neo");
      assertThat(failure.hint()).as(body).contains("check the provider's endpoint");
    }
  }

  @Test
  void refusesAResponseThatIsTooLong() {
    assertRefused(
        json(200, "x".repeat(2 << 20)),
        Kind.INVALID,
        "cannot parse the response of the storage service: a response has more than 1048576 bytes",
        "check the provider's endpoint and the proxy");
  }

  @Test
  void refusesAMalformedChecksum() {
    assertRefused(
        json(200, StubGoogle.description(5, "xyz")),
        Kind.INVALID,
        "the storage service described gs://team/neo with a crc32c that is malformed",
        "check the provider's endpoint: it does not respond like Cloud Storage");
  }

  @Test
  void treatsATruncatedResponseAsTemporary() {
    google.metadata(
        (request, wire) ->
            wire.head(200, "Content-Type: application/json", "Content-Length: 400")
                .send("{\"kind\":")
                .close());

    assertThat(failure(() -> google.fetch(directory)).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(google.requests("/storage/")).isEqualTo(1);
  }

  @Test
  void reportsARefusedDownloadWithThePlainTextOfTheResponse() throws Exception {
    google.media((request, wire) -> wire.answer(404, "text/html", "No such object: team/neo"));

    try (OpenProvider provider = google.open(directory)) {
      assertFailure(
          failure(() -> provider.fetch(provider.resolve(StubGoogle.NEO), new RecordingSink())),
          Kind.CHANGED,
          "gs://team/neo was replaced or deleted: generation 17 is gone (the service answered 404)",
          "if this is intended, update the lock: optimus plugin lock --upgrade");
    }
  }

  private void assertHint(Answer answer, String hint) {
    google.metadata(answer);
    ProviderException failure = failure(() -> google.fetch(directory));
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure.hint()).contains(hint);
  }

  private ProviderException assertRefused(Answer answer, Kind kind, String message, String hint) {
    google.metadata(answer);
    return assertFailure(failure(() -> google.fetch(directory)), kind, message, hint);
  }

  private static ProviderException assertFailure(
      ProviderException failure, Kind kind, String message, String hint) {
    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.hint()).isEqualTo(hint);
    return failure;
  }

  private static ProviderException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProviderException.class, call);
  }
}
