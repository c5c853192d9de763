// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  @Test
  void readsAJsonObject() throws Exception {
    AccessKeys keys =
        read(
            """
            {"access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": "%s",
             "session_token": "t0ken=="}
            """
                .formatted(SECRET));

    assertThat(keys.id()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    assertThat(keys.secret().reveal()).isEqualTo(SECRET);
    assertThat(keys.token().orElseThrow().reveal()).isEqualTo("t0ken==");
    assertThat(keys.toString()).doesNotContain(SECRET, "t0ken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[default]\n", "[profile team]\r\n", "# a comment\n\n", ""})
  void readsAProfileWithOrWithoutItsHeading(String heading) throws Exception {
    AccessKeys keys =
        read(
            heading
                + "aws_access_key_id=AKIAIOSFODNN7EXAMPLE\n"
                + "aws_secret_access_key = "
                + SECRET
                + "\nregion = eu-central-1\n");

    assertThat(keys.id()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    assertThat(keys.secret().reveal()).isEqualTo(SECRET);
    assertThat(keys.token()).isEmpty();
  }

  @Test
  void readsBase64WithLineBreaks() throws Exception {
    String text = encoded("{\"access_key_id\": \"AKIA\", \"secret_access_key\": \"s\"}");

    AccessKeys keys =
        ServiceAccount.read(Secret.of(text.substring(0, 10) + "\n  " + text.substring(10) + "\n"));

    assertThat(keys.id()).isEqualTo("AKIA");
  }

  @Test
  void reportsATextThatIsNotEncoded() {
    assertThat(failure("{\"access_key_id\": \"a\"}"))
        .hasMessage("is not encoded")
        .extracting(AccountException::hint)
        .asString()
        .startsWith("encode the file with 'base64 -w0 FILE'");
    assertThat(failure("no/such_thing!")).hasMessage("is not Base64");
    assertThat(failure(Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, 0})))
        .hasMessage("is Base64, but not of text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|has no access_key_id",
        "{\"access_key_id\": \"a\"}|has no secret_access_key",
        "{\"access_key_id\": \"\", \"secret_access_key\": \"s\"}|has no access_key_id",
        "{\"access_key_id\": 1}|has a value that is not a string",
        "{\"access_key_id\": \"a\", \"access_key_id\": \"b\"}|has a key twice",
        "{\"AccessKeyId\": \"a\"}|has an unknown key 'AccessKeyId'",
        "{\"s3cret/in/a/key\": \"a\"}|has an unknown key",
        "{\"access_key_id\": \"a\"|is not valid JSON",
        "{\"access_key_id\": \"a\"} more|is not valid JSON",
        "{\"access_key_id\": \"a b\", \"secret_access_key\": \"s\"}|"
            + "is not an account: access_key_id is not an access key id",
        "{\"access_key_id\": \"a/b\", \"secret_access_key\": \"s\"}|"
            + "is not an account: access_key_id is not an access key id",
        "{\"access_key_id\": \"a\", \"secret_access_key\": \"s\\n\"}|"
            + "is not an account: secret_access_key is not a secret access key",
        "{\"access_key_id\": \"a\", \"secret_access_key\": \"s\", \"session_token\": \"ü\"}|"
            + "is not an account: session_token is not a session token",
        "aws_access_key_id = a|has no aws_secret_access_key",
        "AKIAIOSFODNN7EXAMPLE:secret|is neither JSON nor a profile: see line 1",
        "aws_acces_key_id = a|has an unknown key 'aws_acces_key_id'",
      })
  void saysWhatIsWrongWithAnAccount(String text, String message) {
    assertThat(failure(encoded(text))).hasMessage(message).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role_arn",
        "source_profile",
        "credential_source",
        "credential_process",
        "web_identity_token_file",
        "sso_session",
        "sso_start_url",
        "mfa_serial"
      })
  void refusesKeysThatAreToBeGotElsewhere(String setting) {
    String text =
        "[p]\naws_access_key_id = a\naws_secret_access_key = s\n" + setting + " = /bin/steal\n";

    assertThat(failure(encoded(text)))
        .hasMessage("is a profile with " + setting + ", which is not allowed in a configuration");
  }

  @Test
  void refusesSeveralProfiles() {
    assertThat(failure(encoded("[a]\nregion = x\n[b]\n"))).hasMessage("has several profiles");
  }

  @Test
  void reportsProblemsAtTheOption() {
    AccountCheck check = new AccountCheck();

    assertThat(check.check(Options.NONE)).isEmpty();
    assertThat(
            check.check(
                Options.of(Map.of("service_account", Secret.of("e30="), "anonymous", true))))
        .containsExactly(
            new OptionProblem("anonymous", "excludes a service_account", "remove one of the two"));
    assertThat(check.check(Options.of(Map.of("service_account", Secret.of("e30=")))))
        .extracting(OptionProblem::option, OptionProblem::message)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("service_account", "has no access_key_id"));
  }

  private static AccessKeys read(String text) throws AccountException {
    return ServiceAccount.read(Secret.of(encoded(text)));
  }

  private static AccountException failure(String value) {
    return catchThrowableOfType(
        AccountException.class, () -> ServiceAccount.read(Secret.of(value)));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
