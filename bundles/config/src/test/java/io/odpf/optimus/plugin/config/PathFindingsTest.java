// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings about the paths of plugins. */
class PathFindingsTest extends ConfigTest {
  @Test
  void refusesPlaceholdersOfExamplesAndShellVariablesInPaths() {
    String placeholder = "replace the placeholder with the real value";
    for (String path : new String[] {"<subpath>/neo.tar.gz", "neo_<plugin-name>.zip", "<path>"}) {
      assertThat(findings(plugin("output: neo\npath: " + path)))
          .as(path)
          .containsExactly(
              "9:11 path contains an example's placeholder: '" + path + "' | " + placeholder);
    }
    assertThat(findings(plugin("output: neo\npath: neo-$VERSION/neo.tar.gz")))
        .containsExactly(
            "9:11 path contains a shell variable, which is not replaced: 'neo-$VERSION/neo.tar.gz'"
                + " | there are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
    assertThat(findings(plugin("output: neo\npath: a<b>/Outer$Inner/<1>"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../b | must not leave its provider by '..'",
        "a/../../b | must not leave its provider by '..'",
        "a/.. | must not leave its provider by '..'",
        "%2e%2e/b | must not leave its provider by '..'",
        "a/%2E./b | must not leave its provider by '..'",
        "a%2f..%2fb | must not leave its provider by '..'",
        "a/%252e%252e/b | must not leave its provider by '..'",
        "a/..;x=1/b | must not leave its provider by '..'",
        "a/.. /b | must not leave its provider by '..'",
        "..%5cb | must not have a backslash",
        "/b | must not begin with '/'",
        "//h/b | must not begin with '/'",
        "%2fb | must not begin with '/'",
        "https://h/b | must be a path below the provider, not a URL",
        "https://h/b?c | must be a path below the provider, not a URL",
        "file:b | must be a path below the provider, not a URL",
        "C:/b | must be a path below the provider, not a URL",
        "http%3a//h/b | must be a path below the provider, not a URL",
        "a\\b | must not have a backslash",
        "..\\b | must not have a backslash",
        "a?b | must not have '?' or '#'",
        "a#b | must not have '?' or '#'",
        "./b | must not have '.' as a part",
        "a//b | must not have '//' in it or '/' at its end",
        "a/ | must not have '//' in it or '/' at its end",
        "a%00b | must not contain control or invisible characters",
        "a%0d%0ab | must not contain control or invisible characters",
        "%c0%ae%c0%ae/b | must be written without percent-encoding",
        "%25252525252e | must be written without percent-encoding",
      })
  void refusesPathsThatLeaveTheirProvider(String path, String says) {
    for (String key : new String[] {"path", "checksums", "binary"}) {
      String keys =
          "output: a\n" + (key.equals("path") ? "" : "path: b\n") + key + ": '" + path + "'";
      assertThat(findings(plugin(keys)))
          .singleElement()
          .asString()
          .contains(" " + key + " " + says + ": '" + path + "' | ");
    }
    assertThat(
            findings(
                plugin("output: a\npath: b\nsignature: {gpg: {key: k, path: '" + path + "'}}")))
        .singleElement()
        .asString()
        .contains(" signature.gpg.path " + says + ": '" + path + "' | ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b.tar.gz",
        "a/..b/c..",
        "...",
        "a b/c",
        "github.com/x/y/cmd/optimus-neo",
        "a@b",
        "100%.zip",
        "a%20b",
        "a/b:c",
        "caf\u00e9/x",
        "<1>.tar.gz",
        "optimus-{{ .Name }}_{{.Os}}_{{.Arch}}"
      })
  void acceptsPathsThatStayBelowTheirProvider(String path) {
    assertThat(read(plugin("output: a\npath: '" + path + "'")).plugins().get(0).path())
        .isEqualTo(path);
  }

  @Test
  void refusesPathsWithControlCharactersAndPathsThatAreTooLong() {
    assertThat(findings(plugin("output: a\npath: \"a\\u202eb\\n\"")))
        .containsExactly(
            "9:11 path must not contain control or invisible characters: 'a\\u{202e}b\\u{a}' | remove"
                + " them");
    assertThat(findings(plugin("output: a\npath: " + "a".repeat(1025))))
        .containsExactly(
            "9:11 path must be at most 1,024 characters long: '"
                + "a".repeat(120)
                + "…' | shorten it");
  }

  @Test
  void refusesUnknownPlaceholders() {
    String known = "there are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}";
    assertThat(findings(plugin("output: a\npath: a/{{.OS}}")))
        .containsExactly(
            "9:11 path has an unknown placeholder: 'a/{{.OS}}' | did you mean '{{.Os}}'? " + known);
    assertThat(findings(plugin("output: a\npath: a/{{.Tag}}")))
        .containsExactly("9:11 path has an unknown placeholder: 'a/{{.Tag}}' | " + known);
    assertThat(findings(plugin("output: a\npath: a/{{ tolower .Os }}")))
        .containsExactly("9:11 path has an unknown placeholder: 'a/{{ tolower .Os }}' | " + known);
    assertThat(findings(plugin("output: a\npath: a/{{.Os}")))
        .containsExactly(
            "9:11 path has '{{' or '}}' without the other: 'a/{{.Os}' | placeholders are {{.Os}},"
                + " {{.Arch}}, {{.Version}} and {{.Name}}");
  }

  @Test
  void refusesAVersionPlaceholderWithoutAVersion() {
    assertThat(
            findings(
                plugin(
                    "output: a\n"
                        + "path: a/{{.Version}}\n"
                        + "checksums: c/{{ .Version }}\n"
                        + "signature: {gpg: {path: 's{{.Version}}', key: k}}")))
        .containsExactly(
            "9:11 path has {{.Version}}, but plugin 'a' has no version | add 'version:' to it",
            "10:16 checksums has {{.Version}}, but plugin 'a' has no version | add 'version:' to"
                + " it",
            "11:29 signature.gpg.path has {{.Version}}, but plugin 'a' has no version | add"
                + " 'version:' to it");
  }
}
