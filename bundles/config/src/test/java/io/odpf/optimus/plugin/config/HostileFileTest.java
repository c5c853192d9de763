// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files crafted to be expensive, which are refused early. The time limit of all tests applies. */
class HostileFileTest extends ConfigTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void refusesAFileOverAMegabyteWithoutDecodingIt() {
    assertThat(findings("#" + "x".repeat(10 * MEGABYTE)))
        .containsExactly(
            "configuration file '"
                + directory.resolve("config.yaml")
                + "' is larger than 1 MiB | check that it is the right file: hundreds of plugins take about 100 kB");
  }

  @Test
  void refusesADeviceWithoutOpeningIt() {
    Path zeros = Path.of("/dev/zero");
    Assumptions.assumeTrue(zeros.toFile().exists());
    assertThat(findings(new ConfigFile(zeros, environment)))
        .singleElement()
        .asString()
        .contains("cannot be read: it is a device, not a regular file");
  }

  @Test
  void refusesAnAliasBomb() {
    List<String> findings =
        findings("a: &a " + "x".repeat(200_000) + "\nb: [" + "*a,".repeat(5_000) + "]");

    assertThat(findings).hasSize(101).first().asString().startsWith("1:4 ");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(findings("[".repeat(MEGABYTE - 1)))
        .containsExactly(
            "1:21 values are nested deeper than 20 levels | a configuration needs six levels");
    assertThat(findings("- ".repeat(MEGABYTE / 2))).hasSize(1);
    assertThat(findings("? ".repeat(MEGABYTE / 2))).hasSize(1);
    assertThat(findings("{a: ".repeat(MEGABYTE / 4))).hasSize(1);
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; stairs.length() < MEGABYTE - 2_000; i++) {
      stairs.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(findings(stairs.toString())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void refusesFilesWithTooManyParts(String name, IntFunction<String> text) {
    assertThat(findings(text.apply(MEGABYTE - 500))).isNotEmpty();
  }

  static Stream<Arguments> repeated() {
    return Stream.of(
        of("comment", n -> "#" + "x".repeat(n)),
        of("comments", n -> "#\n".repeat(n / 2)),
        of("text", n -> "plugins: " + "x".repeat(n)),
        of("key", n -> "x".repeat(n) + ": 1"),
        of("duplicates", n -> "a:\n".repeat(n / 3)),
        of("empty plugins", n -> "plugins:\n  plugins:\n" + "  - {}\n".repeat(n / 7)),
        of("empty providers", n -> "plugins:\n  providers:\n" + "  - {}\n".repeat(n / 7)),
        of("undefined", n -> location("${A}".repeat(n / 4))),
        of("unclosed", n -> location("${".repeat(n / 2))),
        of("defaults", n -> location("${A:-x}".repeat(n / 8))),
        of("escapes", n -> location("\\\\x41".repeat(n / 5))),
        of("percent", n -> plugin("output: a\npath: \"" + "%25".repeat(n / 3) + "\"")),
        of("braces", n -> plugin("output: a\npath: \"x" + "{{.Os}}".repeat(n / 7) + "\"")),
        of("open braces", n -> plugin("output: a\npath: \"x" + "{{".repeat(n / 2) + "\"")),
        of("TABs", n -> "plugins:\n" + "\ta: b\n".repeat(n / 6)),
        of("TABs in one line", n -> "plugins:\n" + "\t".repeat(n) + "a: b"),
        of("forbidden", n -> "plugins: " + "\u202e".repeat(n / 3)),
        of("at signs", n -> url("url: " + "@".repeat(n))),
        of("tags", n -> "plugins: [" + "!a b,".repeat(n / 5) + "]"));
  }

  private static Arguments of(String name, IntFunction<String> text) {
    return Arguments.of(name, text);
  }

  private static String location(String text) {
    return "plugins: {plugins: x, install_location: \"" + text + "\"}";
  }

  @Test
  void reportsAtMostAHundredFindings() {
    StringBuilder yaml = new StringBuilder("plugins:\n  plugins: []\n");
    for (int i = 0; i < 1_234; i++) {
      yaml.append("  key").append(i).append(": 1\n");
    }

    assertThat(findings(yaml.toString()))
        .hasSize(101)
        .startsWith(
            "3:3 unknown key 'key0' in plugins | known keys: install_location, limits, policy,"
                + " providers, mirrors, plugins")
        .endsWith(
            "there are 1134 more findings | correct the first 100, then run the command again");
  }
}
