// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> WORDS =
      List.of("url", "gcs", "install", "install_location", "--config-file", "Upgrade");

  @ParameterizedTest
  @CsvSource({
    "ulr, url", // swapped
    "urls, url", // one more
    "instal, install",
    "instlal, install",
    "in, install", // begun
    "install-location, install_location", // another separator
    "INSTALL, install", // another case
    "install_lcatoin, install_location", // two edits
    "--cofig-fil, --config-file",
    "upgarde, Upgrade",
  })
  void findsTheNearestWord(String typed, String meant) {
    assertThat(DidYouMean.nearest(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "s3", "git", "remove", "instead", "l"})
  void findsNothingWhereNoWordIsNear(String typed) {
    assertThat(DidYouMean.nearest(typed, WORDS)).isEmpty();
  }

  @Test
  void findsNothingForAnotherSingleLetter() {
    assertThat(DidYouMean.nearest("a", List.of("b"))).isEmpty();
  }

  @Test
  void prefersTheFirstOfEquallyNearWords() {
    assertThat(DidYouMean.nearest("pluginx", List.of("plugin2", "plugin1"))).contains("plugin2");
  }

  @Test
  void suggestsNothingForLongText() {
    assertThat(DidYouMean.nearest("x".repeat(41), List.of("x".repeat(42)))).isEmpty();
  }

  @Test
  void asksOnlyIfAWordIsNear() {
    assertThat(DidYouMean.question("ulr", WORDS)).isEqualTo("did you mean 'url'?");
    assertThat(DidYouMean.question("remove", WORDS)).isEmpty();
  }
}
