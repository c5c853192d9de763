// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure for each error of S3, and for errors of other servers. */
class S3ErrorsTest {
  private static final Item ITEM = Item.at(S3Answers.KEY);
  private static final Item OLD = ITEM.with(Map.of("version_id", "v1"));

  @TempDir Path directory;
  private S3Answers store;

  @BeforeEach
  void start() {
    store = new S3Answers(directory);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  /**
   * An error and the expected failure.
   *
   * @param more further elements of its document
   */
  private record Case(
      int status, String code, String said, String more, Kind kind, String message, String hint) {
    static Case of(int status, String code, Kind kind, String message, String hint) {
      return new Case(status, code, "because", "", kind, message, hint);
    }

    Case said(String words) {
      return new Case(status, code, words, more, kind, message, hint);
    }

    Case with(String elements) {
      return new Case(status, code, said, elements, kind, message, hint);
    }

    @Override
    public String toString() {
      return status + " " + code;
    }
  }

  static Stream<Case> errors() {
    return Stream.of(
        Case.of(404, "NoSuchBucket", Kind.NOT_FOUND, "no such bucket team-plugins", "bucket"),
        Case.of(404, "NoSuchKey", Kind.NOT_FOUND, "does not exist", "plugin's path"),
        Case.of(404, "NoSuchVersion", Kind.NOT_FOUND, "version v1 of", "config.version_id"),
        Case.of(400, "InvalidArgument", Kind.NOT_FOUND, "version v1 of", "config.version_id")
            .said("Invalid version id specified"),
        Case.of(
            403, "AccessDenied", Kind.DENIED, "403 AccessDenied: because", "s3:GetObjectVersion"),
        Case.of(403, "AccessDenied", Kind.DENIED, "no permission to decrypt", "kms:Decrypt")
            .said("User: x is not authorized to perform: kms:Decrypt on resource: y"),
        Case.of(403, "AllAccessDisabled", Kind.DENIED, "403 AllAccessDisabled", "s3:GetObject"),
        Case.of(
            403, "InvalidAccessKeyId", Kind.DENIED, "the store does not know", "service_account"),
        Case.of(403, "SignatureDoesNotMatch", Kind.DENIED, "secret access key", "service_account"),
        Case.of(400, "ExpiredToken", Kind.DENIED, "session token has expired", "renew"),
        Case.of(400, "InvalidToken", Kind.DENIED, "session token is not valid", "renew"),
        Case.of(403, "RequestTimeTooSkewed", Kind.LOCAL, "this machine's clock", "15 minutes"),
        Case.of(
                400,
                "AuthorizationHeaderMalformed",
                Kind.INVALID,
                "is in region eu-west-1, not in us-east-1",
                "set the provider's region: eu-west-1")
            .with("<Region>eu-west-1</Region>"),
        Case.of(301, "PermanentRedirect", Kind.INVALID, "is not in region us-east-1", "region")
            .with("<Endpoint>team-plugins.s3.amazonaws.com</Endpoint>"),
        Case.of(307, "TemporaryRedirect", Kind.UNAVAILABLE, "is new", "try again"),
        Case.of(400, "KMS.DisabledException", Kind.INVALID, "cannot be used (Disabled)", "enable"),
        Case.of(400, "InvalidRequest", Kind.INVALID, "(SSE-C), which is not supported", "KMS key")
            .said(
                "The object was stored using a form of Server Side Encryption. The correct"
                    + " parameters must be provided to retrieve the object."),
        Case.of(403, "InvalidObjectState", Kind.INVALID, "archived (GLACIER)", "restore-object")
            .with("<StorageClass>GLACIER</StorageClass>"),
        Case.of(412, "PreconditionFailed", Kind.CHANGED, "changed", "lock --upgrade"),
        Case.of(503, "SlowDown", Kind.UNAVAILABLE, "answered 503", "try again later"),
        Case.of(429, "TooManyRequests", Kind.UNAVAILABLE, "answered 429", "try again later"),
        Case.of(500, "InternalError", Kind.UNAVAILABLE, "answered 500", "try again later"),
        Case.of(400, "RequestTimeout", Kind.UNAVAILABLE, "400 RequestTimeout", "try again later"),
        Case.of(409, "OperationAborted", Kind.UNAVAILABLE, "409 OperationAborted", "later"),
        Case.of(501, "NotImplemented", Kind.INVALID, "501", "endpoint"),
        Case.of(400, "KeyTooLongError", Kind.INVALID, "400 KeyTooLongError: because", "bucket"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void reportsEachErrorWithARemedy(Case error) throws Exception {
    store.error(error.status(), error.code(), error.said(), error.more());

    ProviderException failure = store.failure(store.options(), OLD);

    assertThat(failure.kind()).isEqualTo(error.kind());
    assertThat(failure).hasMessageContaining(error.message());
    assertThat(failure.hint()).contains(error.hint());
  }

  @Test
  void requestsTheReasonThatAResponseToHeadLacks() throws Exception {
    store.error(403, "AccessDenied", "Access Denied", "");

    assertThat(store.failure())
        .hasMessage(
            "no permission to read s3://team-plugins/neo/optimus-neo at "
                + store.server().uri("")
                + ": 403 AccessDenied: Access Denied (request 4442587FB7D0A2F9)");
    assertThat(store.server().requestLines())
        .containsExactly("HEAD " + S3Answers.PATH, "GET " + S3Answers.PATH);
    assertThat(store.server().lastRequest().header("Range")).isEqualTo("bytes=0-0");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void sendsOneRequestToAnOverloadedStore(int status) throws Exception {
    store.error(status, "SlowDown", "Please reduce your request rate.", "", "Retry-After: 7");

    ProviderException failure = store.failure();

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
    assertThat(store.server().requestLines()).hasSize(1);
  }

  @Test
  void reportsThatADeniedObjectMayBeMissing() throws Exception {
    store.error(403, "AccessDenied", "Access Denied", "");

    assertThat(store.failure().hint())
        .isEqualTo(
            "allow s3:GetObject to the provider's service_account; without s3:ListBucket, an object"
                + " that does not exist is answered like this too; a bucket whose readers pay needs"
                + " the provider's requester_pays: true");
  }

  @Test
  void sendsTheAgreementToPay() throws Exception {
    store.error(403, "AccessDenied", "Access Denied", "");

    ProviderException failure =
        store.failure(Changed.with(store.options(), "requester_pays", true), ITEM);

    assertThat(failure.hint()).doesNotContain("requester_pays");
    assertThat(store.server().requests())
        .extracting(request -> request.header("x-amz-request-payer"))
        .containsOnly("requester");
  }

  @Test
  void signsNothingAnonymously() throws Exception {
    store.error(403, "AccessDenied", "Access Denied", "");
    Map<String, Object> anonymous =
        Changed.with(Changed.without(store.options(), "service_account"), "anonymous", true);

    ProviderException failure = store.failure(anonymous, ITEM);

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessageContaining(" without credentials: 403 AccessDenied");
    assertThat(failure.hint()).contains("set service_account instead of anonymous");
    assertThat(store.server().requests())
        .allSatisfy(request -> assertThat(request.header("Authorization")).isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"behind", "ahead of"})
  void reportsTheDifferenceToTheStoresClock(String way) throws Exception {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    ZonedDateTime theirs = way.equals("behind") ? now.plusMinutes(61) : now.minusMinutes(61);
    store.error(
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.",
        "",
        "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs));

    assertThat(store.failure().getMessage())
        .matches("this machine's clock is wrong: it is 6[01] minutes " + way + " the store's");
  }

  @Test
  void reportsADeleteMarkerAsDeleted() throws Exception {
    store.error(404, "NoSuchKey", "The specified key does not exist.", "", deleted());
    ProviderException latest = store.failure();
    store.error(405, "MethodNotAllowed", "not allowed", "", deleted());
    ProviderException marker = store.failure(store.options(), OLD);

    assertThat(latest.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(latest).hasMessageEndingWith(" was deleted: its latest version is a delete marker");
    assertThat(latest.hint()).contains("version_id");
    assertThat(marker.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(marker).hasMessageStartingWith("version v1 of ").hasMessageEndingWith("marker");
  }

  private static String deleted() {
    return "x-amz-delete-marker: true";
  }

  /** Stores repeat signed data, to help find mistakes in signatures. */
  @Test
  void masksSecretsThatAStoreRepeats() throws Exception {
    String token = "s3cret-session-t0ken";
    Map<String, Object> options =
        Changed.with(
            store.options(),
            "service_account",
            S3Source.account(
                "{\"access_key_id\": \"A\", \"secret_access_key\": \""
                    + S3Answers.SECRET_KEY
                    + "\", \"session_token\": \""
                    + token
                    + "\"}"));
    store.error(
        403,
        "AccessDenied",
        "with " + S3Answers.SECRET_KEY + " and " + token + " &#x202e;",
        "<StringToSign>"
            + token
            + "</StringToSign><CanonicalRequest>x-amz-security-token:"
            + token
            + "</CanonicalRequest>");

    ProviderException failure = store.failure(options, ITEM);

    assertThat(S3Answers.everything(failure))
        .contains("with **** and ****")
        .doesNotContain(token, "StringToSign", "\u202e", "Signature=");
  }

  @Test
  void reportsAResponseOfAnotherServer() throws Exception {
    store.object(
        (request, wire) -> wire.answer(403, "text/html", "<html>Blocked by s3cret</html>"));
    ProviderException denied = store.failure();
    store.object((request, wire) -> wire.answer(404, "text/html", "<html>Not here</html>"));
    ProviderException missing = store.failure();
    store.object((request, wire) -> wire.answer(400, "text/plain", "Client sent HTTP to HTTPS"));
    ProviderException invalid = store.failure();

    assertThat(denied.kind()).isEqualTo(Kind.DENIED);
    assertThat(denied).hasMessageEndingWith("the server answered 403 without an S3 error code");
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(invalid.kind()).isEqualTo(Kind.INVALID);
    assertThat(invalid.hint()).contains("not a response of S3: check the provider's endpoint");
  }

  @Test
  void followsNoRedirectToAnotherPlace() throws Exception {
    try (HttpTestServer other = HttpTestServer.start()) {
      store.object(
          (request, wire) ->
              wire.head(307, "Location: " + other.uri(S3Answers.PATH), "Content-Length: 0"));

      assertThat(store.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void readsLittleOfAnEndlessError() throws Exception {
    String filling = "<Filling>" + "x".repeat(8000) + "</Filling>";
    store.object(
        (request, wire) -> {
          wire.head(400, "Content-Type: application/xml", "Transfer-Encoding: chunked");
          if (request.method().equals("HEAD")) {
            return;
          }
          chunk(wire, "<Error><Code>KeyTooLongError</Code>");
          while (true) {
            chunk(wire, filling);
          }
        });

    assertThat(store.failure()).hasMessageContaining("400 KeyTooLongError");
  }

  private static void chunk(io.odpf.optimus.plugin.itests.servers.Wire wire, String text)
      throws IOException {
    wire.send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }
}
