// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Findings about entries of {@code providers:}. */
class ProviderFindingsTest extends ConfigTest {

  @Test
  void refusesAnUnknownType() {
    assertThat(findings(provider("type: s4\nname: a\nbucket: b\nanything: goes")))
        .containsExactly(
            "3:11 there is no provider type 's4'; present are gcs, kinds, s3, url | did you mean 's3'? if not, drop the bundle that brings it into /opt/optimus/drop-ins");
    assertThat(findings(provider("type: artifactory\nname: a")))
        .containsExactly(
            "3:11 there is no provider type 'artifactory'; present are gcs, kinds, s3, url | drop the bundle that brings it into /opt/optimus/drop-ins");
  }

  @Test
  void checksCommonKeysEvenIfTheTypeIsUnknown() {
    assertThat(findings(provider("type: acme\nname: a\nretries: {attempts: 0}")))
        .hasSize(2)
        .contains("5:25 retries.attempts must be a whole number from 1 to 100, not '0'");
  }

  @Test
  void refusesAProviderWithoutTypeOrName() {
    assertThat(findings(provider("url: https://h")))
        .containsExactly(
            "3:5 this provider has no 'type' | add 'type:', what kind of source it is",
            "3:5 this provider has no 'name' | add 'name:', what plugins and messages call it: letters, digits, '.', '_' and '-'");
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    assertThat(findings(provider("type: gcs\nname: team\nbukcet: b")))
        .containsExactly(
            "3:5 provider 'team' has no 'bucket' | add 'bucket:', the bucket's name",
            "5:5 unknown key 'bukcet' in provider 'team' | did you mean 'bucket'?");
    assertThat(findings(provider("type: gcs\nname: team\nbucket: b\nfolder: c")))
        .containsExactly(
            "6:5 unknown key 'folder' in provider 'team' | known keys: type, name, bucket, service_account, anonymous, timeouts, retries");
    assertThat(findings("plugins: {provider: [], plugins: []}"))
        .containsExactly("1:11 unknown key 'provider' in plugins | did you mean 'providers'?");
  }

  @Test
  void reportsProblemsThatTheProviderTypeFinds() {
    assertThat(
            findings(
                provider("type: gcs\nname: team\nbucket: b\nservice_account: k\nanonymous: true")))
        .containsExactly("7:16 anonymous excludes a service_account | remove one of the two");
  }

  @Test
  void refusesADuplicateKey() {
    assertThat(findings(provider("type: gcs\nname: team\nbucket: b\nname: other")))
        .containsExactly("6:5 key 'name' is already on line 4 | remove one of the two");
  }

  @Test
  void refusesADuplicateProviderName() {
    assertThat(
            findings(
                """
                plugins:
                  providers:
                  - {type: kinds, name: a}
                  - {type: gcs, bucket: b, name: a}
                  plugins: []
                """))
        .containsExactly(
            "4:34 provider 'a' is already on line 3 | give it another name, or remove one of the two");
  }

  @Test
  void refusesVariablesInNamesAndTypes() {
    environment.put("N", "secret-name");
    assertThat(findings(provider("type: url\nname: ${N}\nurl: https://h")))
        .containsExactly(
            "4:11 variables are not replaced here, only in values of providers | write the value itself; $${ stands for a literal ${");
  }

  @Test
  void refusesAnEmptyRequiredValue() {
    assertThat(findings(url("url:")))
        .containsExactly("5:9 url is empty | give it a value: where paths are relative to");
    assertThat(findings(url("url: ${U:-}")))
        .containsExactly("5:10 url is empty | give it a value: where paths are relative to");
  }

  @Test
  void refusesInvalidAddresses() {
    String schemes = "url must be an address that begins with https://, http:// or file://, not ";
    assertUrl(
        "plugins.example.com",
        schemes + "'plugins.example.com' | write 'https://plugins.example.com'");
    assertUrl(
        "localhost:8080/x", schemes + "'localhost:8080/x' | write 'https://localhost:8080/x'");
    assertUrl("//h/x", schemes + "'//h/x'");
    assertUrl("https:/h/x", schemes + "'https:/h/x' | write 'https://h/x'");
    assertUrl("htps://h", schemes + "'htps://h' | did you mean 'https://'?");
    assertUrl("ftp://h", schemes + "'ftp://h'");
    assertUrl("/srv/plugins", schemes + "'/srv/plugins'");
    assertUrl("[https://h]", schemes + "a list");
    assertUrl(
        "https://",
        "url must be a valid address, not 'https://' | percent-encode spaces and other special characters");
    assertUrl(
        "https://a b/",
        "url must be a valid address, not 'https://a b/' | percent-encode spaces and other special characters");
    assertUrl(
        "https://my_host/",
        "url must be an address with a valid host name, not 'https://my_host/' | host names must not contain '_'");
    assertUrl(
        "https://h:70000/",
        "url must be an address with a port from 1 to 65535, not 'https://h:70000/'");
    assertUrl(
        "https://h/#part", "url must not have a '#': 'https://h/#part' | remove it and the rest");
    assertUrl(
        "file://host/x",
        "url must be a file address without a host, not 'file://host/x' | write file:/// and an absolute path");
    assertThat(findings(url("url: HTTPS://[::1]:8443/x?y=z"))).isEmpty();
    assertThat(findings(url("url: file:///srv/plugins"))).isEmpty();
  }

  private void assertUrl(String url, String finding) {
    assertThat(findings(url("url: " + url))).as(url).containsExactly("5:10 " + finding);
  }

  @Test
  void refusesCredentialsInAddressesWithoutShowingThem() {
    String hint = " | put them in 'auth', or in the key where this type takes credentials";
    assertUrl(
        "https://user:pa55@h/x?sig=abc",
        "url must not have a user name or password in it: 'https://****@h/x?****'" + hint);
    assertUrl(
        "https://user:pa@55@h/x",
        "url must not have a user name or password in it: 'https://****@h/x'" + hint);
    assertThat(findings(url("url: https://h\nproxy: http://user:pa55@proxy:3128"))).isEmpty();
  }

  @Test
  void refusesInvalidWordsNumbersFlagsAndTimes() {
    assertThat(
            findings(
                provider("type: kinds\nname: k\nlevel: hihg\nsize: 11\npause: 30\nsizes: [1, x]")))
        .containsExactly(
            "5:12 level must be one of low, middle, high, not 'hihg' | did you mean 'high'?",
            "6:11 size must be a whole number from 1 to 10, not '11'",
            "7:12 pause must be a time such as 500ms, 30s, 5m or 1h, not '30' | write 30s for seconds",
            "8:16 sizes must be a whole number from 0 to 9, not 'x'");
    assertThat(findings(provider("type: gcs\nname: k\nbucket: b\nanonymous: yes")))
        .containsExactly("6:16 anonymous must be true or false, not 'yes' | write true");
    assertThat(findings(provider("type: gcs\nname: k\nbucket: b\nanonymous: False")))
        .containsExactly("6:16 anonymous must be true or false, not 'False' | write false");
    assertThat(findings(provider("type: kinds\nname: k\nsize: 0x3\npause: 1d\nlevel: [low]")))
        .hasSize(3);
  }

  @Test
  void refusesContradictoryTimeLimitsAndRetries() {
    assertThat(
            findings(
                url(
                    "url: https://h\ntimeouts: {connect: 0s, totl: 5m}\nretries: {initial_delay: 1m}")))
        .containsExactly(
            "6:25 timeouts.connect must be positive and at most a week",
            "6:29 unknown key 'totl' in timeouts | did you mean 'total'?",
            "7:14 retries.initial_delay must not be longer than max_delay | without them, initial_delay is 500ms and max_delay 30s");
    assertThat(findings(url("url: https://h\ntimeouts: 30s")))
        .containsExactly("6:15 timeouts must be a mapping with keys, not '30s'");
  }

  @Test
  void refusesAListForAValueAndAValueForAList() {
    assertThat(findings(provider("type: kinds\nname: k\ntext: [a]\nwords: a\nlabels: [a]")))
        .containsExactly(
            "5:11 text must be text, not a list",
            "6:12 words must be a list, not 'a' | write it in brackets: [a]",
            "7:13 labels must be a mapping with keys, not a list");
    assertThat(findings(provider("type: kinds\nname: k\nwords:\nsizes: [1, ]\nlabels: {a: }")))
        .containsExactly(
            "5:11 words must be a list, but is empty | write [] for an empty list, or remove the key",
            "7:16 labels.a is empty | give it a value or remove its line");
    assertThat(findings("plugins:\n  providers:\n  plugins:\n"))
        .containsExactly(
            "2:13 providers must be a list, but is empty | write [] for an empty list, or remove the key",
            "3:11 plugins.plugins must be a list, but is empty | write [] for an empty list, or remove the key");
    assertThat(findings("plugins:\n  providers:\n  - \n  - x\n  plugins: {}\n"))
        .containsExactly(
            "3:4 a provider must be a mapping with keys, but is empty",
            "4:5 a provider must be a mapping with keys, not 'x'",
            "5:12 plugins.plugins must be a list, not a mapping with keys");
  }

  @Test
  void refusesSeveralSourcesWhereOneIsAllowed() {
    assertThat(findings(provider("type: kinds\nname: k\nsource: h.example")))
        .containsExactly(
            "5:13 source must be an address that begins with https://, not 'h.example' | write 'https://h.example'");
    assertThat(findings(provider("type: kinds\nname: k\nsource: [https://h, direct]")))
        .containsExactly("5:25 source must be an address that begins with https://, not 'direct'");
    assertThat(findings(provider("type: kinds\nname: k\nsource: {a: b}")))
        .containsExactly(
            "5:13 source must be 'direct', or an address that begins with https://, or a list, not a mapping with keys");
  }

  @Test
  void refusesInvisibleCharactersWrittenAsEscapes() {
    assertThat(findings(provider("type: kinds\nname: k\ntext: \"a\\u202eb\\nc\"")))
        .containsExactly(
            "5:11 text must be one line without invisible characters, not 'a\\u{202e}b\\u{a}c'");
    assertThat(findings(provider("type: kinds\nname: k\nlabels: {\"a\\0b\": c}")))
        .containsExactly(
            "5:14 a key in labels is empty, too long, or contains invisible characters");
  }

  @Test
  void refusesPathsInOtherUsersHomes() {
    assertThat(findings(url("url: https://h\nca_file: ~bob/ca.pem")))
        .containsExactly(
            "6:14 ca_file must not name another user's home: '~bob/ca.pem' | only ~/ is known; write the path out");
  }

  @Test
  void shortensLongTextInMessages() {
    assertThat(findings(provider("type: kinds\nname: k\nlevel: " + "x".repeat(500))))
        .containsExactly(
            "5:12 level must be one of low, middle, high, not '" + "x".repeat(120) + "…'");
  }
}
