// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.config.model.PluginConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All provider types in one configuration, and unencrypted sources. */
class ProviderTypesTest extends ProviderTypesTestCase {
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
        "type: oci\nname: p\nregistry: http://HOST:5000\nauth: t0k",
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
}
