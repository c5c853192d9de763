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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks documents against the published schemas. */
final class PublishedSchema {
  private static final Path SCHEMAS = Path.of("../../docs/schema");

  /** The beginning of every document. */
  private static final Pattern COMMAND = Pattern.compile("\\{\n  \"command\": \"([a-z -]+)\"");

  private static final String ERROR = ",\n  \"error\": {";

  private PublishedSchema() {}

  /** Asserts that a document follows the schema of the command that it names. */
  static void assertValid(String document) throws IOException {
    Matcher command = COMMAND.matcher(document);
    assertThat(command.lookingAt()).as(document).isTrue();
    assertValid(
        document.startsWith(ERROR, command.end()) ? "error" : command.group(1).replace(' ', '-'),
        document);
  }

  /** Asserts that a document follows a schema, and is ASCII without control characters. */
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
