// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The codes of problems and the page that lists them. {@code mvn verify -pl build/problems -am
 * -Doptimus.documents=write} writes the page.
 */
final class ProblemCatalogueTest {
  private static final Path PAGE = Path.of("../../docs/problems.md");
  private static final ProblemCatalogue CATALOGUE = ProblemCatalogue.read();

  @Test
  void matchesThePage() throws IOException {
    String page = ProblemPage.of(CATALOGUE);
    if ("write".equals(System.getProperty("optimus.documents"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("%s; write it with -Doptimus.documents=write", PAGE)
        .isEqualTo(page);
  }

  @Test
  void declaresEachWordOnce() {
    assertThat(CATALOGUE.codes()).extracting(ProblemCode::word).doesNotHaveDuplicates();
  }

  @Test
  void usesLowerCaseWordsJoinedByHyphens() {
    assertThat(CATALOGUE.codes())
        .extracting(ProblemCode::word)
        .allSatisfy(word -> assertThat(word).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  }

  @Test
  void explainsEachCodeInSentences() {
    assertThat(CATALOGUE.codes())
        .allSatisfy(
            code -> {
              String name = ProblemCatalogue.name(code);
              assertThat(code.entry().meaning()).as(name).matches("[A-Z'\"].*[.]");
              assertThat(code.entry().remedy()).as(name).matches("[A-Z'\"].*[.]");
            });
  }

  @Test
  void hasNoUnusedCode() {
    assertThat(CATALOGUE.unused()).isEmpty();
  }

  @Test
  void consistsOfEnumsOnly() {
    assertThat(CATALOGUE.implementationsOutsideEnums()).isEmpty();
  }
}
