// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTextsTest {

  @Test
  void returnsTheTextsOfLeaves() {
    assertThat(
            XmlTexts.of(
                "<?xml version=\"1.0\"?>\n<Error xmlns=\"x\"><Code>A&amp;B</Code>"
                    + "<Message><![CDATA[<so>]]> it is</Message><Empty/>"
                    + "<Inner><Code>second</Code></Inner></Error>"))
        .containsOnlyKeys("Code", "Message", "Empty")
        .containsEntry("Code", "A&B")
        .containsEntry("Message", "<so> it is")
        .containsEntry("Empty", "");
  }

  @Test
  void returnsTheTextsBeforeAnError() {
    assertThat(XmlTexts.of("<Error><Code>SlowDown</Code><Message>cut o"))
        .containsEntry("Code", "SlowDown");
    assertThat(XmlTexts.of("{\"no\": \"XML\"}")).isEmpty();
    assertThat(XmlTexts.of("")).isEmpty();
  }

  @Test
  void expandsNoEntitiesAndFetchesNothing(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), "s3cret");

    assertThat(
            XmlTexts.of(
                "<!DOCTYPE Error [<!ENTITY f SYSTEM \""
                    + file.toUri()
                    + "\"><!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                    + "<Error><Code>&f;&b;</Code></Error>"))
        .allSatisfy((name, text) -> assertThat(text).doesNotContain("s3cret", "aaaa"));
  }

  @Test
  void survivesDeepNesting() {
    assertThat(XmlTexts.of("<a>".repeat(20_000))).isEmpty();
  }
}
