// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings about files that are not valid YAML or use refused features of YAML. */
class SyntaxFindingsTest extends ConfigTest {

  @Test
  void reportsTabsInIndentation() {
    String yaml =
        """
        plugins :
          install_location : <local_path>

          # list the providers
          providers :
          - type : url
            name : internal_url_xyz_org
            url: http://<internal_url>
            auth:

          - type : gcs
            name : private_gcs_backend_team
            bucket: <bucket>
         \tservice_account : <base64_encoded_service_account>

          - type : s3
            name : public_s3_bucket_xyz_org
            bucket: <bucket>
         \tservice_account : <base64_encoded_service_account>

          # list the plugins and how to install them
          plugins :
          - provider : internal_url_xyz_org
            output: <plugin-name>
            path : <plugin_name>.tar.gz
            config: {}
        """;

    String placeholder = "replace the placeholder with the real value";
    assertThat(findings(yaml))
        .containsExactly(
            "2:22 install_location contains an example's placeholder: '<local_path>' | "
                + placeholder,
            "8:10 url must be a valid address, not 'http://<internal_url>' | replace the"
                + " placeholder in it",
            "13:13 bucket must be a bucket's name, not '<bucket>' | " + placeholder,
            "14:2 a TAB in the indentation: YAML allows spaces only | replace it by spaces",
            "14:21 service_account contains an example's placeholder | " + placeholder,
            "18:13 bucket must be a bucket's name, not '<bucket>' | " + placeholder,
            "19:2 a TAB in the indentation: YAML allows spaces only | replace it by spaces",
            "19:21 service_account contains an example's placeholder | " + placeholder,
            "24:13 output must be lower-case letters, digits, '.', '_' and '-', beginning with a"
                + " letter or a digit, not '<plugin-name>' | "
                + placeholder,
            "25:12 path contains an example's placeholder: '<plugin_name>.tar.gz' | "
                + placeholder);
  }

  @Test
  void reportsColumnsOfTheFileAfterATab() {
    assertThat(findings("plugins:\n  plugins: []\n\tfoo: 1\n"))
        .containsExactly(
            "3:1 a TAB in the indentation: YAML allows spaces only | replace it by spaces");
    assertThat(findings("plugins:\n    plugins: []\n\tfoo: 1\n"))
        .containsExactly(
            "3:1 a TAB in the indentation: YAML allows spaces only | replace it by spaces",
            "3:2 unknown key 'foo' in plugins | known keys: install_location, limits, policy,"
                + " providers, mirrors, plugins");
  }

  @Test
  void reportsATabAfterAKey() {
    assertThat(findings("plugins:\t{plugins: []}"))
        .containsExactly("1:9 a TAB where YAML allows spaces only | replace it by a space");
  }

  @Test
  void acceptsTabsInBlankLinesCommentsLineEndsAndBlocks() {
    String blocks =
        "output: a\n"
            + "path: b\t# c\n"
            + "\t\n"
            + " \t# d\n"
            + "config:\n"
            + "  variables:\n"
            + "    x: |\n"
            + "      a\n"
            + "      \tb\n"
            + "    y: c";

    assertThat(read(plugin(blocks)).plugins().get(0).variables())
        .containsEntry("x", "a\n\tb\n")
        .containsEntry("y", "c");
  }

  @Test
  void explainsSyntaxErrors() {
    assertSyntax(
        "a: b: c",
        "1:5 a ':' where no value can begin | a value with ': ' in it needs quotes; otherwise look"
            + " at the indentation");
    assertSyntax(
        "a: 'b",
        "1:4 a quote that nothing closes | close it; inside single quotes, write '' for one");
    assertSyntax(
        "a: \"b\\q\"",
        "1:7 a '\\' sequence in double quotes that YAML does not know | use single quotes, or write"
            + " \\\\ for one backslash");
    assertSyntax("a: @b", "1:4 '@' cannot begin a value | put the value into quotes");
    assertSyntax("a: `b", "1:4 '`' cannot begin a value | put the value into quotes");
    assertSyntax(
        "a: [b",
        "1:6 expected ',' or ']' before the end of the file | close the bracket, or put the value"
            + " into quotes");
    assertSyntax(
        "a: {b: c d: e}",
        "1:11 expected ',' or '}' here | close the bracket, or put the value into quotes");
    assertSyntax(
        "a: {b: c}}",
        "1:10 a closing bracket that nothing opened | remove it, or put the value into quotes");
    assertSyntax("a: b\nccc\nd: e", "3:1 a key without ':' before this line | write 'key: value'");
    assertSyntax("a: b\nccc\r", "2:4 a key without ':' before this line | write 'key: value'");
    assertSyntax(
        "a: 'b' c",
        "1:8 text after the end of a value | put the whole value into one pair of quotes, or correct"
            + " the indentation");
    assertSyntax(
        "- a: 1\n -b: 2",
        "2:2 this line's indentation matches no line above it | keys of one entry, and the dashes of"
            + " one list, begin in one column");
    assertSyntax(
        "a: b\n- c",
        "2:1 this line's indentation matches no line above it | keys of one entry, and the dashes of"
            + " one list, begin in one column");
    assertSyntax(
        " a: b\nc: d",
        "2:1 this line's indentation matches no line above it | keys of one entry, and the dashes of"
            + " one list, begin in one column");
    assertSyntax("a: |x\n b", "1:5 text after '|' or '>' | the text begins on the next line");
    assertSyntax(
        "a: ,", "1:4 a value is missing here | write the value; put text that is one into quotes");
    assertSyntax(
        "a: -\n", "1:4 a list or key where none can begin | begin it on the next line, indented");
    assertSyntax("%YAML 3.0\n---\na: b", "1:1 a YAML version other than 1 | remove the line");
  }

  private void assertSyntax(String yaml, String finding) {
    assertThat(findings(yaml)).as(yaml).containsExactly(finding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{.Os}}/b", "{{.Os}}", "{{ .Name }}.zip", "- {{.Os}}"})
  void refusesAnUnquotedPlaceholderAtTheBeginningOfAValue(String path) {
    assertThat(findings(plugin("output: a\npath: " + path)))
        .hasSize(1)
        .first()
        .asString()
        .matches("9:1[13] a value that begins with '\\{\\{' must be in quotes \\| .*");
  }

  @Test
  void refusesASecondDocument() {
    assertThat(findings("plugins: {plugins: []}\n---\nplugins: {plugins: []}"))
        .containsExactly(
            "2:1 a second document begins here: a configuration is one document | remove the '---',"
                + " or split the file");
    assertThat(findings("---\nplugins: {plugins: []}\n...\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "---\n", "\n\n", "\uFEFF", "~"})
  void refusesAnEmptyFile(String yaml) {
    assertThat(findings(yaml))
        .containsExactly(
            "1:1 the file is empty | it begins with 'plugins:'; docs/configuration.md has an"
                + " example");
  }

  @Test
  void refusesTagsAnchorsAndAliasesWithoutShowingThem() {
    assertThat(findings(url("url: https://h\nauth: !s3cr3t")))
        .containsExactly(
            "6:11 a value that begins with '!' has a tag, which is not allowed here | if it is"
                + " text, put it into quotes; remove the tag otherwise: values are read as the text"
                + " they are");
    assertThat(findings(url("url: https://h\nauth: &s3cr3t")))
        .containsExactly(
            "6:11 a value that begins with '&' has an anchor, which is not allowed here | if it is"
                + " text, put it into quotes; remove the anchor otherwise");
    assertThat(findings(url("url: https://h\nauth: *s3cr3t")))
        .containsExactly(
            "6:11 a value that begins with '*' is an alias, which is not allowed here | if it is"
                + " text, put it into quotes; write the value out otherwise");
    assertThat(findings("plugins: !!java.net.URL [\"http://h\"]")).hasSize(2);
  }

  @Test
  void refusesACycleAsAnAlias() {
    assertThat(findings("plugins: &a\n  plugins: *a\n")).hasSize(2);
  }

  @Test
  void refusesKeysThatAreNotText() {
    assertThat(findings("plugins: {plugins: [], [a]: b}"))
        .containsExactly("1:24 a key must be text | remove the '?' or the brackets");
  }

  @Test
  void namesForbiddenCharacters() {
    assertThat(findings("plugins: {plugins: []} # \u202E \u0007\u0000\u2028"))
        .containsExactly(
            "1:26 character U+202E is not allowed: it is invisible, or changes how the text looks |"
                + " remove it",
            "1:28 character U+0007 is not allowed: it is invisible, or changes how the text looks |"
                + " remove it",
            "1:29 character U+0000 is not allowed: it is invisible, or changes how the text looks |"
                + " remove it",
            "1:30 character U+2028 is not allowed: it is invisible, or changes how the text looks |"
                + " remove it");
    assertThat(findings("# caf\u00e9\u00a0: \ud83d\ude80\nplugins: {plugins: []}")).isEmpty();
    assertThat(findings("plugins:\n\u00a0 plugins: []"))
        .anyMatch(f -> f.contains("'\\u{a0} plugins'"));
  }

  @Test
  void countsColumnsInCharacters() {
    assertThat(findings("plugins: {\ud83d\ude80: 1, x: 2, plugins: []}"))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsExactly("1:11", "1:17");
  }

  @Test
  void refusesOtherEncodings() {
    byte[] latin1 = "plugins: {plugins: []}\n# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(findings(latin1))
        .containsExactly("2:6 byte 0xe9 is not UTF-8 | save the file as UTF-8");
    assertThat(findings("plugins: {}".getBytes(StandardCharsets.UTF_16)))
        .containsExactly("1:1 the file is UTF-16 | save it as UTF-8");
  }

  @Test
  void refusesAFileThatCannotBeRead() throws Exception {
    Path missing = directory.resolve("nope.yaml");
    assertThat(findings(new ConfigFile(missing, environment)))
        .containsExactly(
            "configuration file '"
                + missing
                + "' does not exist | name another with -c, or set OPTIMUS_PLUGIN_CONFIG");
    Path folder = Files.createDirectory(directory.resolve("d"));
    assertThat(findings(new ConfigFile(folder, environment)))
        .containsExactly(
            "configuration file '" + folder + "' is a directory | name the YAML file itself");
  }

  @Test
  void refusesARootThatIsNotAMappingWithOneKey() {
    assertThat(findings("plugins"))
        .containsExactly("1:1 the file must be a mapping with keys, not 'plugins'");
    assertThat(findings("[]"))
        .containsExactly("1:1 the file must be a mapping with keys, not a list");
    assertThat(findings("plugin: {plugins: []}"))
        .containsExactly(
            "1:1 unknown key 'plugin' in the file | did you mean 'plugins'?",
            "1:1 the file has no 'plugins' | everything is below 'plugins:'; docs/configuration.md"
                + " has an example");
    assertThat(findings("plugins:"))
        .containsExactly("1:9 plugins must be a mapping with keys, but is empty");
    assertThat(List.of("plugins: x", "plugins: []")).allMatch(yaml -> findings(yaml).size() == 1);
  }
}
