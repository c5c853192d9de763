// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.config.ConfigReference;
import io.odpf.optimus.plugin.config.ConfigSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The published documents about the configuration match the provider types. {@code mvn verify -pl
 * itests/configuration -am -Doptimus.documents=write} updates them.
 */
class GeneratedDocumentsTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final String BEGIN = "<!-- reference: made from the code, do not edit -->\n";
  private static final boolean WRITE = "write".equals(System.getProperty("optimus.documents"));

  @Test
  void matchesThePublishedJsonSchema() throws IOException {
    publish(DOCS.resolve("schema/config.schema.json"), ConfigSchema.json(new Types()));
  }

  @Test
  void acceptsEveryKeyOfTheReference() throws IOException {
    publishPart(DOCS.resolve("configuration.md"), ConfigReference.common());
  }

  @TestFactory
  List<DynamicTest> the_page_of_each_provider_type() {
    Types types = new Types();
    List<DynamicTest> pages = new ArrayList<>();
    for (String type : types.types()) {
      String options = ConfigReference.provider(types.find(type).orElseThrow());
      Path page = DOCS.resolve("providers").resolve(type + ".md");
      pages.add(DynamicTest.dynamicTest(type, () -> publishPart(page, options)));
    }
    return pages;
  }

  /** Returns the generated text after the mark; the text before it is written by hand. */
  private static void publishPart(Path page, String part) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    assertThat(begin).as("the mark in " + page).isPositive();
    publish(page, text.substring(0, begin) + BEGIN + "\n" + part);
  }

  private static void publish(Path file, String text) throws IOException {
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s; write it anew with -Doptimus.documents=write", file)
        .isEqualTo(text);
  }
}
