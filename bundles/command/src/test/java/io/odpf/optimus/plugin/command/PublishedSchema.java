// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds documents against the schemas that are published for them. */
final class PublishedSchema {
  private static final Path SCHEMAS = Path.of("../../docs/schema");

  private PublishedSchema() {}

  /** Asserts that a document is of a form, and ASCII without control characters. */
  static void assertValid(String schema, String document) throws IOException {
    assertThat(document.chars()).allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    SchemaValidatorsConfig strict =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")), strict);
    assertThat(validator.validate(document, InputFormat.JSON)).as(document).isEmpty();
  }
}
