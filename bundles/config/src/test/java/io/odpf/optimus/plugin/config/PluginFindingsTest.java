// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Findings about entries of the list of plugins. */
class PluginFindingsTest extends ConfigTest {

  @Test
  void refusesAnUnknownProvider() {
    assertThat(findings(plugin("output: a\npath: b").replace("- provider: x", "- provider: y")))
        .containsExactly("7:15 there is no provider 'y' | there are x");
    assertThat(
            findings(
                "plugins: {providers: [{type: kinds, name: releases}], plugins: [{provider:"
                    + " relaeses, output: a, path: b}]}"))
        .containsExactly("1:76 there is no provider 'relaeses' | did you mean 'releases'?");
    assertThat(findings("plugins: {plugins: [{provider: y, output: a, path: b}]}"))
        .containsExactly("1:32 there is no provider 'y' | add it to 'providers:', which is empty");
  }

  @Test
  void reportsNoUnknownProviderIfAProviderHasNoName() {
    assertThat(
            findings(
                "plugins: {providers: [{type: kinds}], plugins: [{provider: k, output: a, path:"
                    + " b}]}"))
        .hasSize(1);
  }

  @Test
  void refusesAPluginWithoutRequiredKeys() {
    assertThat(findings("plugins: {plugins: [{}]}"))
        .containsExactly(
            "1:21 this plugin has no 'provider' | add 'provider:', the name of the provider it"
                + " comes from",
            "1:21 this plugin has no 'output' | add 'output:', what it is installed as:"
                + " optimus-<output>_<os>_<arch>",
            "1:21 this plugin has no 'path' | add 'path:', where it is at the provider, relative to"
                + " it");
  }

  @Test
  void refusesOutputsThatAreNotPluginNames() {
    String form =
        "output must be lower-case letters, digits, '.', '_' and '-', beginning with a letter or a"
            + " digit, not ";
    assertOutput("Neo", form + "'Neo' | write 'neo'");
    assertOutput("-neo", form + "'-neo'");
    assertOutput("a/b", form + "'a/b'");
    assertOutput("../a", form + "'../a'");
    assertOutput("\"a b\"", form + "'a b'");
    assertOutput("caf\u00e9", form + "'caf\u00e9'");
    assertOutput(
        "<plugin-name>", form + "'<plugin-name>' | replace the placeholder with the real value");
    assertOutput(
        "con", "output must not be the name of a Windows device: 'con' | give it another name");
    assertOutput(
        "lpt1.x",
        "output must not be the name of a Windows device: 'lpt1.x' | give it another name");
    assertOutput(
        "a".repeat(101), "output must be at most 100 characters long: '" + "a".repeat(101) + "'");
    assertThat(findings(plugin("path: b\noutput: 0a.b_c-d"))).isEmpty();
  }

  @Test
  void refusesOutputsThatAreFileNames() {
    String says =
        "output must be the plugin's name alone, which is installed as"
            + " optimus-<output>_<os>_<arch>: ";
    assertOutput("optimus-neo_linux_amd64", says + "'optimus-neo_linux_amd64' | write 'neo'");
    assertOutput("optimus-neo", says + "'optimus-neo' | write 'neo'");
    assertOutput("neo_windows_amd64.exe", says + "'neo_windows_amd64.exe' | write 'neo'");
    assertOutput("optimus-", says + "'optimus-'");
    assertThat(findings(plugin("path: b\noutput: my_linux_tool"))).isEmpty();
  }

  @Test
  void suggestsThePlatformThatWasMeant() {
    String keys = "output: neo\npath: b\nsha256: {linux_amd65: %s}".formatted("0".repeat(64));
    assertThat(findings(plugin(keys)))
        .containsExactly(
            "10:14 'linux_amd65' in sha256 is not a platform | did you mean 'linux_amd64'?");
  }

  private void assertOutput(String output, String finding) {
    assertThat(findings(plugin("path: b\noutput: " + output)))
        .as(output)
        .containsExactly("9:13 " + finding);
  }

  @Test
  void refusesAnOutputThatDiffersFromAnotherInCaseOnly() {
    String two = plugin("output: neo\npath: b") + "  - {provider: x, output: %s, path: c}\n";
    assertThat(findings(two.formatted("neo")))
        .containsExactly(
            "10:27 output 'neo' is already on line 8 | give it another name, or remove one of the"
                + " two");
    assertThat(findings(two.formatted("NEO")))
        .hasSize(2)
        .contains(
            "10:27 output 'NEO' is already on line 8, ignoring case | give it another name, or"
                + " remove one of the two");
  }

  @Test
  void refusesAVersionThatChangesThePath() {
    assertThat(findings(plugin("output: a\npath: a/{{.Version}}\nversion: ../x")))
        .containsExactly(
            "10:14 version must be letters, digits, '.', '_', '+' and '-', beginning with a letter"
                + " or a digit, not '../x'");
    assertThat(findings(plugin("output: a\npath: b\nversion: v1.2.3-rc.1+build.5"))).isEmpty();
  }

  @Test
  void refusesVariablesInPlugins() {
    environment.put("V", "1");
    assertThat(findings(plugin("output: a\npath: a/${V}/b")))
        .containsExactly(
            "9:13 variables are not replaced here, only in values of providers | write the value"
                + " itself; $${ stands for a literal ${");
  }

  @Test
  void refusesDigestsThatAreNotSha256() {
    String digest = "0".repeat(64);
    assertThat(findings(plugin("output: a\npath: b\nsha256: {linux_amd64: abc}")))
        .containsExactly("10:27 sha256.linux_amd64 must be 64 hexadecimal digits, not 'abc'");
    assertThat(findings(plugin("output: a\npath: b\nsha256: {linux-amd64: " + digest + "}")))
        .containsExactly(
            "10:14 'linux-amd64' in sha256 is not a platform | did you mean 'linux_amd64'?");
    assertThat(findings(plugin("output: a\npath: b\nsha256: " + digest)))
        .containsExactly("10:13 sha256 must be a mapping with keys, not '" + "0".repeat(64) + "'");
  }

  @Test
  void refusesUnknownAndMissingModes() {
    assertThat(findings(plugin("output: a\npath: b\nmodes: [servr]")))
        .containsExactly(
            "10:13 modes must be one of server, client, not 'servr' | did you mean 'server'?");
    assertThat(findings(plugin("output: a\npath: b\nmodes: server")))
        .containsExactly(
            "10:12 modes must be a list, not 'server' | write it in brackets: [server]");
    assertThat(findings(plugin("output: a\npath: b\nmodes: []")))
        .containsExactly(
            "10:12 modes must not be empty: the plugin would be installed nowhere | remove the key"
                + " for both, or the plugin");
  }

  @Test
  void refusesSignaturesThatAreIncompleteOrAmbiguous() {
    assertThat(findings(plugin("output: a\npath: b\nsignature: {minisgn: {path: c, key: d}}")))
        .contains("10:17 unknown key 'minisgn' in signature | did you mean 'minisign'?");
    assertThat(
            findings(
                plugin(
                    "output: a\n"
                        + "path: b\n"
                        + "signature: {gpg: {path: c, key: d}, cosign: {path: c, key: d}}")))
        .containsExactly(
            "10:16 signature must have one of minisign, gpg, cosign, not gpg and cosign | keep one"
                + " of them");
    assertThat(findings(plugin("output: a\npath: b\nsignature: {gpg: {path: c}}")))
        .containsExactly(
            "10:22 signature.gpg has no 'key' | add 'key:', the public key to trust, as the tool"
                + " writes it: itself, or {file: PATH}");
    assertThat(
            findings(
                plugin("output: a\npath: b\nsignature: {gpg: {path: c, key: {file: nope.asc}}}")))
        .containsExactly(
            "10:44 signature.gpg.key.file names a file that does not exist: 'nope.asc' | a relative"
                + " path begins at the configuration's directory");
  }

  @Test
  void refusesASignatureOfChecksumsThatAreNotConfigured() {
    assertThat(
            findings(
                plugin(
                    "output: a\npath: b\nsignature: {gpg: {path: c, key: d, signs: checksums}}")))
        .containsExactly(
            "10:47 plugin 'a' has no 'checksums' that could be signed | add 'checksums:', the path"
                + " of the signed file, or remove 'signs'");
  }

  @Test
  void checksOptionsOfTheProvidersType() {
    assertThat(findings(plugin("output: a\npath: b\nconfig: {ref: main, variables: {A: b}}")))
        .containsExactly("10:14 unknown key 'ref' in config | known keys: variables");
    assertThat(findings(plugin("output: a\npath: b\nconfig: []")))
        .containsExactly("10:13 config must be a mapping with keys, not a list");
    assertThat(findings(plugin("output: a\npath: b\nconfig: {variables: [a]}")))
        .containsExactly("10:25 config.variables must be a mapping with keys, not a list");
  }

  @Test
  void checksOnlyVariablesIfTheProvidersTypeIsUnknown() {
    assertThat(
            findings(
                "plugins: {providers: [{type: acme, name: k}], plugins: [{provider: k, output: a,"
                    + " path: b, config: {any: thing, variables: [x]}}]}"))
        .hasSize(2)
        .anyMatch(finding -> finding.contains("config.variables must be a mapping"));
  }

  @Test
  void reportsFindingsInTheOrderOfTheFile() {
    assertThat(
            findings(
                """
                plugins:
                  plugins:
                  - {provider: nope, output: X, path: /b, vesion: 1}
                  providers:
                  - {type: urll, name: x}
                """))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsExactly("3:16", "3:30", "3:39", "3:43", "5:12");
  }
}
