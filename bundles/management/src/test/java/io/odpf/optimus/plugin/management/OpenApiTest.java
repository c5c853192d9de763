// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.management.json.OpenApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published OpenAPI document. */
class OpenApiTest {
  private static final Path DOCUMENT = Path.of("../../docs/schema/management.openapi.json");

  @Test
  void isPublishedAsTheTableOfMethodsSays() throws Exception {
    byte[] document = OpenApi.document(SampleCalls.table(), "1");
    if ("write".equals(System.getProperty("optimus.documents"))) {
      Files.write(DOCUMENT, document);
    }

    assertThat(DOCUMENT)
        .as("write it anew with -Doptimus.documents=write")
        .hasContent(new String(document, StandardCharsets.UTF_8));
  }
}
