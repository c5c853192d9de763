// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations of the types that the distribution has, and usual mistakes in them. */
class ProviderTypesTest {
  @TempDir Path directory;

  @Test
  void acceptsAllProviderTypesInOneFile() throws Exception {
    PluginConfig config =
        read(
            """
            plugins:
              install_location: ~/.optimus/plugins
              providers:
                - type: url
                  name: internal_url_xyz_org
                  url: https://plugins.example.com/releases
                  auth: ${PLUGINS_TOKEN}
                - type: gcs
                  name: private_gcs_backend_team
                  bucket: team-plugins
                  service_account: ${GCS_SA_BASE64}
                - type: s3
                  name: public_s3_bucket_xyz_org
                  bucket: public-plugins
                  service_account: ${S3_SA_BASE64}
                - type: git
                  name: forge
                  url: https://git.example.com/team/plugins.git
                - type: go
                  name: gomod
                  proxy: https://goproxy.example.com
              plugins:
                - provider: internal_url_xyz_org
                  output: neo
                  path: neo/{{.Version}}/optimus-neo_{{.Os}}_{{.Arch}}.tar.gz
                  version: 0.0.6
                  checksums: neo/{{.Version}}/checksums.txt
                  modes: [server, client]
                  binary: bin/neo
                  config: {}
                - {provider: private_gcs_backend_team, output: a, path: a.zip, config: {generation: 17}}
                - {provider: public_s3_bucket_xyz_org, output: b, path: x/b.tar.gz, config: {version_id: x.Y_1}}
                - {provider: forge, output: c, path: bin/c, config: {ref: v1.2.3, depth: 3, lfs: false}}
                - provider: gomod
                  output: d
                  path: github.com/x/y/cmd/optimus-d
                  version: latest
                  config: {ldflags: -s -w, cgo: false, tags: [netgo], variables: {REGION: eu}}
            """);

    assertThat(config.providers())
        .extracting(provider -> provider.spec().type())
        .containsExactly("url", "gcs", "s3", "git", "go");
    assertThat(config.plugins()).hasSize(5);
    assertThat(config.plugins().get(3).options().text("ref")).contains("v1.2.3");
    assertThat(config.plugins().get(4).options().list("tags", String.class))
        .containsExactly("netgo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: url\nname: p\nurl: http://HOST/x\nauth: t0k",
        "type: url\nname: p\nurl: http://HOST/x\nauth: {basic: {username: u, password: p}}",
        "type: url\nname: p\nurl: http://HOST/x\nheaders: {X-Api-Key: k}",
        "type: gcs\nname: p\nbucket: team\nendpoint: http://HOST:4443\nservice_account: ${GCS_SA_BASE64}",
        "type: s3\nname: p\nbucket: team\nendpoint: http://HOST:9000\nservice_account: ${S3_SA_BASE64}",
        "type: go\nname: p\nproxy: http://HOST/x\nauth: t0k",
        "type: go\nname: p\nproxy: [\"http://HOST/x\", direct]\nauth: t0k",
      })
  void secretsOverPlainHttpHaveToBeAllowed(String entry) throws Exception {
    for (String host : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
      assertThat(findings(entry.replace("HOST", host), "{}")).isEmpty();
    }
    for (String host : new String[] {"plugins.example", "10.0.0.1", "localhost.example"}) {
      assertThat(findings(entry.replace("HOST", host), "{}"))
          .singleElement()
          .asString()
          .contains(" is not encrypted, and ")
          .contains(" would be sent to http://" + host)
          .contains("allow_plain_http: true");
      String allowed = entry.replace("HOST", host) + "\nallow_plain_http: true";
      assertThat(findings(allowed, "{}")).isEmpty();
    }
  }

  @Test
  void acceptsPlainHttpWithoutSecrets() throws Exception {
    assertThat(findings("type: url\nname: p\nurl: http://plugins.example/x", "{}")).isEmpty();
    assertThat(findings("type: url\nname: p\nurl: http://plugins.example/x\nauth:", "{}"))
        .isEmpty();
    assertThat(
            findings(
                "type: go\nname: p\nproxy: [https://a.example, http://b.example]\nauth: t0k", "{}"))
        .isEmpty();
    assertThat(
            findings(
                "type: url\nname: p\nurl: https://a.example\nauth: t0k\n"
                    + "proxy: http://user:password@proxy:3128",
                "{}"))
        .isEmpty();
  }

  @Test
  void acceptsEveryOptionOfGcs() throws Exception {
    assertThat(
            findings(
                """
                type: gcs
                name: p
                bucket: team-plugins
                prefix: releases/optimus
                service_account: ${GCS_SA_BASE64}
                anonymous: false
                user_project: billing-17
                endpoint: http://127.0.0.1:4443
                token_uris: [https://token.example.com/token]
                ca_file: ca.pem
                proxy: http://user:password@proxy:3128
                """,
                "{generation: 17}"))
        .isEmpty();
  }

  @Test
  void pointsAtMistakesInGcs() throws Exception {
    assertThat(
            findings(
                """
                type: gcs
                name: p
                bucket: Team_Plugins
                prefix: ../other
                service_account: [abc]
                anonymus: true
                endpoint: localhost:4443
                """,
                "{generation: latest}"))
        .containsExactly(
            "5:13 bucket must be a bucket's name: lower-case letters, digits, '.', '_' and '-', not 'Team_Plugins'",
            "6:13 prefix must be a path without '.', '..' or backslashes that does not begin with '/', not '../other'",
            "7:22 service_account must be text or file:PATH, not a list",
            "8:5 unknown key 'anonymus' in provider 'p' | did you mean 'anonymous'?",
            "9:15 endpoint must be an address that begins with https:// or http://, not 'localhost:4443' | write 'https://localhost:4443'",
            "14:26 config.generation must be a whole number, at least 1, not 'latest'");
  }

  @Test
  void refusesAccountsThatGcsDoesNotTake() throws Exception {
    String entry =
        """
        type: gcs
        name: p
        bucket: team-plugins
        token_uris: [https://token.example.com/token]
        service_account:""";

    assertThat(findings(entry + " s3cr3t.json", "{}"))
        .containsExactly(
            "7:22 service_account is not base64, or is truncated | encode the key file: base64 -w0 key.json");
    assertThat(findings(entry + " e30=", "{}"))
        .containsExactly(
            "7:22 service_account has no 'type' field, which every Google key has | use the key file that 'gcloud iam service-accounts keys create' writes");
    assertThat(findings(entry + " ${GCS_SA_BASE64}\nanonymous: true", "{}"))
        .containsExactly("8:16 anonymous excludes service_account | remove one of the two");
  }

  @Test
  void everythingThatS3Takes() throws Exception {
    assertThat(
            findings(
                """
                type: s3
                name: p
                bucket: public-plugins
                prefix: optimus/
                region: eu-central-1
                endpoint: https://s3.example.com:7070
                path_style: true
                service_account: ${S3_SA_BASE64}
                anonymous: false
                requester_pays: true
                ca_file: ca.pem
                proxy: http://proxy:3128
                """,
                "{version_id: 3/L4kqtJlcpXroDTDmpUMLUo}"))
        .isEmpty();
  }

  @Test
  void mistakesWithS3() throws Exception {
    assertThat(
            findings(
                """
                type: s3
                name: p
                bukcet: public-plugins
                region: EU
                path_style: yes
                endpoint: https://key:secret@s3.example.com
                """,
                "{versionid: 3}"))
        .containsExactly(
            "3:5 provider 'p' has no 'bucket' | add 'bucket:', the bucket's name, or an access point's ARN",
            "5:5 unknown key 'bukcet' in provider 'p' | did you mean 'bucket'?",
            "6:13 region must be a region such as eu-central-1, not 'EU'",
            "7:17 path_style must be true or false, not 'yes' | write true",
            "8:15 endpoint must not have a user name or password in it: 'https://****@s3.example.com' | put them in 'auth', or in the key where this type takes credentials",
            "13:14 unknown key 'versionid' in config | did you mean 'version_id'?");
  }

  @Test
  void mistakesWithTheAccountOfS3() throws Exception {
    String form =
        "it is Base64 of {\"access_key_id\": …, \"secret_access_key\": …, \"session_token\": …}, the"
            + " last optional, or of a profile of a credentials file";
    assertThat(findings(s3("AKIA:secret"), "{}"))
        .containsExactly("6:22 service_account is not Base64 | " + form);
    assertThat(findings(s3(base64("{'access_key_id': 'a'}")), "{}"))
        .containsExactly("6:22 service_account has no secret_access_key | " + form);
    assertThat(findings(s3(base64("[ci]\ncredential_process = /bin/x")), "{}"))
        .containsExactly(
            "6:22 service_account is a profile with credential_process, which is not allowed in a"
                + " configuration | put access keys into it, or remove it and select the profile"
                + " with AWS_PROFILE");
    assertThat(findings(s3("${S3_SA_BASE64}") + "\nanonymous: true", "{}"))
        .containsExactly("7:16 anonymous excludes a service_account | remove one of the two");
  }

  private static String s3(String account) {
    return "type: s3\nname: p\nbucket: team\nservice_account: " + account;
  }

  @Test
  void acceptsEveryOptionOfGit() throws Exception {
    for (String url :
        new String[] {
          "https://git.example.com/team/plugins.git",
          "ssh://git@git.example.com:2222/team/plugins.git",
          "git://git.example.com/plugins.git",
          "file:///srv/git/plugins.git"
        }) {
      assertThat(
              findings(
                  """
                  type: git
                  name: p
                  url: %s
                  allow_file: true
                  auth: {basic: {username: u, password: "${S3_SA_BASE64}"}}
                  headers: {X-Team: plugins}
                  ca_file: ca.pem
                  client_certificate: {certificate: c.pem, key: k.pem}
                  proxy: http://proxy:3128
                  ssh: {key: ~/.ssh/id_ed25519, passphrase: "${S3_SA_BASE64}", known_hosts: known_hosts}
                  """
                      .formatted(url),
                  "{ref: feature/new-thing, depth: 10, lfs: true}"))
          .as(url)
          .isEmpty();
    }
  }

  @Test
  void pointsAtMistakesInGit() throws Exception {
    String schemes =
        "5:10 url must be an address that begins with https://, file://, git:// or ssh://, not ";
    assertThat(findings("type: git\nname: p\nurl: git@git.example.com:team/plugins.git", "{}"))
        .containsExactly(
            schemes
                + "'****@git.example.com:team/plugins.git' | write 'ssh://git@git.example.com/team/plugins.git'");
    assertThat(findings("type: git\nname: p\nurl: ext::sh -c id", "{}"))
        .containsExactly(schemes + "'ext::sh -c id'");
    assertThat(findings("type: git\nname: p\nurl: ssh://git:pw@h/x", "{}"))
        .containsExactly(
            "5:10 url must not have a user name or password in it: 'ssh://****@h/x' | put them in 'auth', or in the key where this type takes credentials");
    for (String ref :
        new String[] {"--upload-pack=x", "a..b", "a b", "-x", "a@{1}", "a.lock", "/a", "a:b"}) {
      assertThat(findings("type: git\nname: p\nurl: https://h/x", "{ref: '" + ref + "'}"))
          .as(ref)
          .singleElement()
          .asString()
          .startsWith("10:19 config.ref must be a branch, a tag or a full commit, not ");
    }
  }

  @Test
  void acceptsEveryOptionOfGo() throws Exception {
    assertThat(
            findings(
                """
                type: go
                name: p
                proxy: [https://goproxy.example.com, direct, "file:///srv/goproxy"]
                fallback: any
                sumdb: sum.example.com+1234+AbC/=
                private: ["git.example.com/*", github.com/team]
                go: /usr/local/go/bin/go
                auth: {netrc: true}
                headers: {X-Team: plugins}
                ca_file: ca.pem
                client_certificate: {certificate: c.pem, key: k.pem}
                http_proxy: http://user:password@proxy:3128
                """,
                "{package: cmd/x, ldflags: -s -w, tags: [netgo], cgo: true}"))
        .isEmpty();
    assertThat(findings("type: go\nname: p\nproxy: direct", "{}")).isEmpty();
  }

  @Test
  void pointsAtMistakesInGo() throws Exception {
    assertThat(
            findings(
                """
                type: go
                name: p
                proxy: https://user:password@goproxy.example.com
                fallback: never
                """,
                "{package: ../x, cgo: 1, flags: -race, tags: 'a,b'}"))
        .containsExactly(
            "5:12 proxy must not have a user name or password in it: 'https://****@goproxy.example.com' | put them in 'auth', or in the key where this type takes credentials",
            "6:15 fallback must be one of not_found, any, not 'never'",
            "11:23 config.package must be a package's path below its module, not '../x'",
            "11:34 config.cgo must be true or false, not '1' | write true",
            "11:37 unknown key 'flags' in config | did you mean 'ldflags'?",
            "11:57 config.tags must be a list, not 'a,b' | write it in brackets: [a,b]");
  }

  @Test
  void refusesLinkerFlagsThatRunPrograms() throws Exception {
    assertThat(findings("type: go\nname: p\nproxy: direct", "{ldflags: -s -extld=/tmp/x}"))
        .containsExactly(
            "10:23 config.ldflags must be made of -s, -w, -buildid=ID and -X name=value without"
                + " quotes, separated by single spaces, not '-s -extld=/tmp/x'");
  }

  private List<String> findings(String provider, String config) throws IOException {
    String yaml =
        "plugins:\n  providers:\n  - "
            + provider.strip().replace("\n", "\n    ")
            + "\n  plugins:\n  - provider: p\n    output: x\n    path: y\n    config: "
            + config
            + "\n";
    try {
      read(yaml);
      return List.of();
    } catch (PluginManagerException e) {
      return e.problems().stream()
          .map(
              problem ->
                  problem.position().map(at -> at.line() + ":" + at.column()).orElse("")
                      + " "
                      + problem.message()
                      + (problem.hint().isEmpty() ? "" : " | " + problem.hint()))
          .toList();
    }
  }

  private PluginConfig read(String yaml) throws IOException, PluginManagerException {
    Path file = Files.writeString(directory.resolve("config.yaml"), yaml);
    return new ConfigReader(new Types())
        .read(
            new ConfigFile(
                file,
                Map.of(
                    "HOME",
                    directory.resolve("home").toString(),
                    "PLUGINS_TOKEN",
                    "t",
                    "GCS_SA_BASE64",
                    googleLogin(),
                    "S3_SA_BASE64",
                    base64("{'access_key_id': 'a', 'secret_access_key': 's'}"))));
  }

  /** What gcloud keeps of a login, as far as it is needed. */
  private static String googleLogin() {
    return base64(
        "{'type':'authorized_user','client_id':'c','client_secret':'s','refresh_token':'r'}");
  }

  /** Of a text with its quotes. */
  private static String base64(String text) {
    return Base64.getEncoder()
        .encodeToString(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
