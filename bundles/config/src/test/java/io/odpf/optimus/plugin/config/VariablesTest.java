// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Values with {@code ${VAR}} and {@code file:PATH}, which are never shown. */
class VariablesTest extends ConfigTest {
  private static final String SECRET = "s3cr3t";

  @Test
  void replacesVariablesDefaultsAndEscapes() {
    environment.put("A", "one");
    environment.put("EMPTY", "");

    assertThat(text("${A}-${A}")).isEqualTo("one-one");
    assertThat(text("${B:-two}")).isEqualTo("two");
    assertThat(text("${EMPTY:-three}")).isEqualTo("three");
    assertThat(text("x${B:-}y")).isEqualTo("xy");
    assertThat(text("$${A} costs $5")).isEqualTo("${A} costs $5");
    assertThat(text("'${B:-a:-b}'")).isEqualTo("a:-b");
  }

  private String text(String value) {
    return read(provider("type: kinds\nname: k\ntext: " + value))
        .provider("k")
        .spec()
        .options()
        .text("text")
        .orElseThrow();
  }

  @Test
  void doesNotReplaceVariablesInValuesOfVariables() {
    environment.put("A", "${B}");
    environment.put("B", "x");

    assertThat(text("${A}")).isEqualTo("${B}");
  }

  @Test
  void replacesVariablesBeforeReadingTheValue() {
    environment.put("SIZE", "7");
    environment.put("DIR", "/opt/plugins");

    assertThat(
            read(provider("type: kinds\nname: k\nsize: ${SIZE}"))
                .provider("k")
                .spec()
                .options()
                .whole("size"))
        .contains(7L);
    assertThat(read("plugins: {plugins: [], install_location: '${DIR}'}").installLocation())
        .hasToString("/opt/plugins");
  }

  @Test
  void refusesAVariableThatIsNotSet() {
    assertThat(findings(url("url: https://h\nauth: ${NOPE}")))
        .containsExactly(
            "6:11 variable 'NOPE' is not set | set it, or give it a default: ${NAME:-default}");
    environment.put("PLUGINS_TOKEN", SECRET);
    assertThat(findings(url("url: https://h\nauth: \"x ${PLUGIN_TOKEN} ${X}\"")))
        .containsExactly(
            "6:14 variable 'PLUGIN_TOKEN' is not set | did you mean 'PLUGINS_TOKEN'? set it, or"
                + " give it a default: ${NAME:-default}",
            "6:30 variable 'X' is not set | set it, or give it a default: ${NAME:-default}");
  }

  @Test
  void refusesAnEmptyVariable() {
    environment.put("TOKEN", "");

    assertThat(findings(url("url: https://h\nauth: ${TOKEN}")))
        .containsExactly(
            "6:11 variable TOKEN is set, but empty | give it a value, or write ${TOKEN:-} if it may"
                + " be empty");
    assertThat(
            read(url("url: https://h\nauth: ${TOKEN:-}"))
                .provider("x")
                .spec()
                .options()
                .has("auth"))
        .isFalse();
  }

  @Test
  void refusesMalformedReferences() {
    String hint = " | a name has letters, digits and '_'; $${ stands for a literal ${";
    assertThat(findings(url("url: https://h\nauth: a${}")))
        .containsExactly("6:12 this is neither ${NAME} nor ${NAME:-default}" + hint);
    assertThat(findings(url("url: https://h\nauth: ${A:?b}")))
        .containsExactly("6:11 this is neither ${NAME} nor ${NAME:-default}" + hint);
    assertThat(findings(url("url: https://h\nauth: a${B")))
        .containsExactly(
            "6:12 a '${' that no '}' closes | write ${NAME} or ${NAME:-default}; $${ stands for a"
                + " literal ${");
  }

  @Test
  void readsASecretFromAFile() throws Exception {
    Files.writeString(directory.resolve("token"), SECRET + "\r\n");
    environment.put("FILE", "file:token");

    for (String auth : new String[] {"file:token", "${FILE}", "file:./token"}) {
      assertThat(secret(auth)).contains(Secret.of(SECRET));
    }
  }

  @Test
  void dropsTheByteOrderMarkOfASecret() throws Exception {
    Files.writeString(directory.resolve("token"), "\uFEFF" + SECRET + "\n");

    assertThat(secret("file:token")).contains(Secret.of(SECRET));
  }

  private Optional<Secret> secret(String auth) {
    return read(url("url: https://h\nauth: " + auth))
        .provider("x")
        .spec()
        .options()
        .as("auth", Secret.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotWaitForASecretFromAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    String hint = " | a relative path begins at the configuration's directory";
    assertSecret(
        "file:pipe", "auth names a file that is a FIFO, not a regular file: 'file:pipe'" + hint);
    assertSecret(
        "file:/dev/zero",
        "auth names a file that is a device, not a regular file: 'file:/dev/zero'" + hint);
    assertSecret("file:/dev/null", "auth names a file that is empty: 'file:/dev/null'" + hint);
  }

  @Test
  void refusesAFileThatHoldsNoSecret() throws Exception {
    Files.write(directory.resolve("empty"), "\n".getBytes(StandardCharsets.UTF_8));
    Files.write(directory.resolve("binary"), new byte[] {(byte) 0xFF});
    Files.write(directory.resolve("large"), new byte[65_537]);

    String hint = " | a relative path begins at the configuration's directory";
    assertSecret("file:nope", "auth names a file that does not exist: 'file:nope'" + hint);
    assertSecret("file:.", "auth names a file that is a directory: 'file:.'" + hint);
    assertSecret("file:empty", "auth names a file that is empty: 'file:empty'" + hint);
    assertSecret("file:binary", "auth names a file that is not UTF-8 text: 'file:binary'" + hint);
    assertSecret("file:large", "auth names a file that is larger than 64 KiB: 'file:large'" + hint);
    assertSecret("'file:'", "auth has no path after 'file:': 'file:' | write file:PATH");
    environment.put("F", "file:" + SECRET);
    assertSecret(
        "${F}",
        "auth names a file that does not exist" + hint + "; the variable's value is not shown");
  }

  private void assertSecret(String auth, String finding) {
    assertThat(findings(url("url: https://h\nauth: " + auth)))
        .as(auth)
        .containsExactly("6:11 " + finding);
  }

  @Test
  void doesNotShowValuesOfVariables() {
    environment.put("V", SECRET);

    assertThat(findings(url("url: ${V}")))
        .containsExactly(
            "5:10 url must be an address that begins with https://, http:// or file://, not '${V}'"
                + " | the variable's value is not shown");
    for (String keys :
        new String[] {
          "type: kinds\nname: k\nlevel: ${V}",
          "type: kinds\nname: k\nsize: ${V}",
          "type: kinds\nname: k\npause: ${V}",
          "type: kinds\nname: k\nwords: ${V}",
          "type: kinds\nname: k\nsource: https://${V}:x@h/",
          "type: gcs\nname: k\nbucket: ${V}/",
          "type: gcs\nname: k\nbucket: b\nanonymous: ${V}",
          "type: url\nname: k\nurl: https://${V}@h",
          "type: url\nname: k\nurl: ftp://${V}",
          "type: url\nname: ${V}\nurl: https://h",
          "type: ${V}\nname: k",
          "type: url\nname: k\nurl: https://h\nca_file: ~${V}",
          "type: url\nname: k\nurl: https://h\ntimeouts: {idle: '${V}'}",
          "type: url\nname: k\nurl: https://h\ntimeouts: ${V}",
        }) {
      assertThat(findings(provider(keys))).as(keys).isNotEmpty().noneMatch(VariablesTest::leaks);
    }
    assertThat(findings("plugins: {plugins: [], install_location: '~${V}'}"))
        .isNotEmpty()
        .noneMatch(VariablesTest::leaks);
  }

  @Test
  void doesNotShowSecretsInTheWrongPlace() {
    for (String auth :
        new String[] {
          "[s3cr3t]",
          "{s3cr3t}",
          "{s3cr3t: x}",
          "{s3cr3t, s3cr3t}",
          "{tok: s3cr3t, s3cr3t: y}",
          "{basic: s3cr3t}",
          "{basic: [s3cr3t]}",
          "{basic: {username: u, password: [s3cr3t]}}",
          "{basic: {username: u, password: {s3cr3t: x}}}",
          "{basic: {username: u, pasword: s3cr3t}}",
          "{header: {name: n, value: \"${s3cr3t\"}}",
          "{bearer: s3cr3t, basic: {username: u, password: s3cr3t}}",
          "s3cr3t: x",
          "'s3cr3t",
          "\"s3cr3t\\q\"",
          "@s3cr3t",
          "*s3cr3t",
          "&s3cr3t",
          "!s3cr3t",
          "%s3cr3t",
          "[s3cr3t",
          "{s3cr3t",
          "|s3cr3t",
          "s3cr3t\n  s3cr3t: x",
        }) {
      assertThat(findings(url("url: https://h\nauth: " + auth)))
          .as(auth)
          .isNotEmpty()
          .noneMatch(VariablesTest::leaks);
    }
    assertThat(findings(url("url: https://h\nheaders: s3cr3t")))
        .containsExactly("6:14 headers must be a mapping with keys, not text");
    assertThat(findings(url("url: https://h\nheaders: [s3cr3t]"))).noneMatch(VariablesTest::leaks);
    assertThat(findings(url("url: https://h\natuh: s3cr3t")))
        .containsExactly("6:5 unknown key 'atuh' in provider 'x' | did you mean 'auth'?");
    assertThat(findings(provider("type: gcs\nname: k\nbucket: b\nservice_account: [s3cr3t]")))
        .containsExactly("6:22 service_account must be text or file:PATH, not a list");
  }

  private static boolean leaks(String finding) {
    return finding.contains(SECRET);
  }

  @Test
  void refusesVariablesInTheSyntaxOfAShell() {
    String says = " contains a shell variable, which is not replaced";
    String hint =
        "write variables as ${NAME}; a secret that looks like one can be in a file: file:PATH";
    assertThat(findings(url("url: https://h\nauth: $TOKEN")))
        .containsExactly("6:11 auth" + says + " | " + hint);
    assertThat(findings(url("url: https://h\nheaders: {Authorization: Bearer $MY_TOKEN2}")))
        .containsExactly("6:30 headers.Authorization" + says + " | " + hint);
    assertThat(findings(url("url: https://h\nauth: {basic: {username: $USER, password: p}}")))
        .containsExactly("6:30 auth.basic.username" + says + ": '$USER' | write ${USER}; " + hint);
    for (String secret : new String[] {"$ecret", "a$B", "x$TOKEN", "$1", "$A-b", "'$'"}) {
      assertThat(findings(url("url: https://h\nauth: " + secret))).as(secret).isEmpty();
    }
    environment.put("V", "$TOKEN");
    assertThat(findings(url("url: https://h\nauth: ${V}"))).isEmpty();
  }

  @Test
  void refusesPlaceholdersOfExamples() {
    String hint = "contains an example's placeholder | replace the placeholder with the real value";
    assertThat(findings(url("url: https://h\nauth: <token>"))).containsExactly("6:11 auth " + hint);
    assertThat(findings(provider("type: gcs\nname: k\nbucket: b\nservice_account: <base64_key>")))
        .containsExactly("6:22 service_account " + hint);
    assertThat(findings(url("url: https://h\nauth: '<a>b>'"))).isEmpty();
  }

  @Test
  void refusesIncompleteOrAmbiguousCredentials() {
    assertThat(findings(url("url: https://h\nauth: {bearer: a, netrc: true}")))
        .containsExactly(
            "6:11 auth must have one of bearer, basic, header, netrc, not bearer and netrc | keep"
                + " one of them");
    assertThat(findings(url("url: https://h\nauth: {}")))
        .containsExactly("6:11 auth must have one of bearer, basic, header, netrc");
    assertThat(findings(url("url: https://h\nauth: {basic: {username: u}}")))
        .containsExactly(
            "6:19 auth.basic has no 'password' | add 'password:', the user's password");
    assertThat(findings(url("url: https://h\nauth: {bearerr: a}")))
        .contains("6:12 unknown key 'bearerr' in auth | did you mean 'bearer'?");
  }
}
