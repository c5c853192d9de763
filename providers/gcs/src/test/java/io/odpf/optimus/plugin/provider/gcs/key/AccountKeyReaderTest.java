// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountKeyReaderTest {
  private static final String AGAIN = "copy the whole key file again, or create a new key";

  private final JsonObject account = TestKeys.serviceAccount(TestKeys.TOKEN_URI);
  private final AccountKeyReader reader = new AccountKeyReader(List.of());

  @Test
  void readsAServiceAccountsKey() throws Exception {
    AccountKey key = reader.decode(TestKeys.encoded(account));

    assertThat(key).isInstanceOf(AccountKey.ServiceAccount.class);
    assertThat(key.owner()).isEqualTo("service account reader@p.iam.gserviceaccount.com");
    assertThat(key.tokenUri()).isEqualTo(URI.create(TestKeys.TOKEN_URI));
    assertThat(key.toString()).isEqualTo(key.owner());
  }

  @Test
  void readsAUsersLoginAndShowsNoPartOfIt() throws Exception {
    AccountKey key = reader.decode(TestKeys.encoded(TestKeys.user()));

    assertThat(key).isInstanceOf(AccountKey.User.class);
    assertThat(key.tokenUri()).isEqualTo(URI.create(TestKeys.TOKEN_URI));
    assertThat(key.toString()).doesNotContain("Secret-of", "Refresh-Token");
  }

  @Test
  void readsBase64WithLineEndsAndPlainJson() throws Exception {
    byte[] json = account.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(reader.decode(Base64.getMimeEncoder().encodeToString(json) + "\n").owner())
        .isEqualTo(reader.decode(account + "\n").owner());
  }

  @Test
  void refusesTextThatIsNotBase64() {
    assertRefused("my-key.json", "is not base64, or is truncated", "base64 -w0");
  }

  @Test
  void refusesBase64OfAnythingButAKey() {
    assertRefused(encoded("hello"), "is not a key in JSON", "base64 -w0");
    assertRefused(
        Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, 1, 2}),
        "is base64, but not of JSON",
        "base64 -w0");
  }

  @Test
  void refusesATruncatedKey() {
    String json = account.toString();

    assertRefused(
        encoded(json.substring(0, json.length() / 2)),
        "is truncated: the JSON of the key ends early",
        AGAIN);
    assertRefused(json.substring(0, 20), "is truncated: the JSON of the key ends early", AGAIN);
  }

  @Test
  void refusesAnOverlongKey() {
    assertRefused("A".repeat(100_000), "is longer than any key", "base64");
    account.addProperty("note", "A".repeat(100_000));
    assertRefused(account.toString(), "is longer than any key", "base64");
  }

  @Test
  void refusesAKeyWithoutAType() {
    account.remove("type");

    assertRefused("has no 'type' field, which every Google key has", "gcloud");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_email", "private_key_id", "private_key"})
  void namesAMissingField(String field) {
    account.remove(field);

    assertRefused("has no '" + field + "'", AGAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "refresh_token"})
  void namesAMissingFieldOfALogin(String field) {
    JsonObject user = TestKeys.user();
    user.remove(field);

    assertRefused(TestKeys.encoded(user), "has no '" + field + "'", AGAIN);
  }

  @Test
  void refusesAnInvalidAddress() {
    account.addProperty("client_email", "a\nb@c");

    assertRefused("has an unusable 'client_email'", AGAIN);
  }

  @Test
  void refusesATruncatedPrivateKey() {
    String pem = account.get("private_key").getAsString();

    account.addProperty("private_key", pem.substring(0, 400));
    assertRefused("has a truncated private_key: its last line is missing", AGAIN);

    account.addProperty("private_key", pem.substring(0, 400) + "\n-----END PRIVATE KEY-----\n");
    assertRefused("has a private_key that is not a complete RSA key", AGAIN);
  }

  @Test
  void refusesAPrivateKeyInAnotherForm() {
    account.addProperty("private_key", "secret");
    assertRefused("has a private_key that is not PEM text", AGAIN);

    account.addProperty(
        "private_key", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    assertRefused(
        "has a private_key that is not in PKCS#8 format (-----BEGIN PRIVATE KEY-----)",
        "openssl pkcs8");

    account.addProperty(
        "private_key", "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n");
    assertRefused("has a private_key that is not base64 between its PEM lines", AGAIN);

    account.addProperty("private_key", TestKeys.privateKey("EC"));
    assertRefused("has a private_key that is not a complete RSA key", AGAIN);
  }

  @Test
  void refusesDoublyEscapedLineEnds() {
    account.addProperty(
        "private_key", account.get("private_key").getAsString().replace("\n", "\\n"));

    assertRefused("has a private_key whose line breaks were escaped twice", "base64 -w0 key.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "external_account",
        "external_account_authorized_user",
        "impersonated_service_account",
        "gdch_service_account",
        "something_new"
      })
  void refusesOtherTypesByName(String type) {
    account.addProperty("type", type);

    assertRefused(
        "is of the type '" + type + "', not 'service_account' or 'authorized_user'", "use");
  }

  @Test
  void namesProgramsAndAddressesThatATypeWouldUse() {
    account.addProperty("type", "external_account");
    account.add(
        "credential_source", JsonParser.parseString("{\"executable\": {\"command\": \"x\"}}"));
    assertRefused(
        "is of the type 'external_account' that runs a program, not 'service_account' or"
            + " 'authorized_user'",
        "workload identity federation is not supported");

    account.add("credential_source", JsonParser.parseString("{\"url\": \"http://x\"}"));
    assertRefused(
        "is of the type 'external_account' that requests a token from a URL, not 'service_account'"
            + " or 'authorized_user'",
        "workload identity federation is not supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://oauth2.googleapis.com/token",
        "https://oauth2.googleapis.com/token/",
        "https://oauth2.googleapis.com.example.com/token",
        "https://user@oauth2.googleapis.com/token",
        "http://127.0.0.1/token"
      })
  void refusesTokenEndpointsOfOthers(String uri) {
    account.addProperty("token_uri", uri);

    assertRefused("names the token endpoint ", "token_uris");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://accounts.google.com/o/oauth2/token",
        "https://www.googleapis.com/oauth2/v3/token",
        "https://www.googleapis.com/oauth2/v4/token"
      })
  void takesGooglesFormerTokenEndpoints(String uri) throws Exception {
    account.addProperty("token_uri", uri);

    assertThat(reader.decode(account.toString()).tokenUri()).isEqualTo(URI.create(uri));
  }

  @Test
  void acceptsAnAllowedTokenEndpoint() throws Exception {
    URI mine = URI.create("http://127.0.0.1:8080/token");
    account.addProperty("token_uri", mine.toString());

    assertThat(new AccountKeyReader(List.of(mine)).decode(account.toString()).tokenUri())
        .isEqualTo(mine);
  }

  @Test
  void refusesAccountsOfOtherUniverses() {
    account.addProperty("universe_domain", "example.com");

    assertRefused("is a key for a universe_domain other than googleapis.com", "googleapis.com");
  }

  private void assertRefused(String message, String hint) {
    assertRefused(TestKeys.encoded(account), message, hint);
  }

  private void assertRefused(String text, String message, String hint) {
    KeyException failure = catchThrowableOfType(KeyException.class, () -> reader.decode(text));

    assertThat(failure).hasMessageStartingWith(message).hasNoCause();
    assertThat(failure.hint()).contains(hint);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
