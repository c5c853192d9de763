// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Options of the provider types git and go, with common mistakes. */
class RepositoryOptionsTest extends ProviderTypesTestCase {
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
}
