// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PluginTest extends PluginBehaviour {

  @Test
  void leavesNoProcessOtherThanTheRuntimes() {
    install("neo", Role.of(Generation.C));
    start("neo");

    stage.run("info", "neo").orThrow();

    long running =
        ProcessHandle.allProcesses()
            .map(process -> process.info().command().orElse(""))
            .filter(command -> command.startsWith(stage.plugins().toString()))
            .count();
    assertThat(running).isEqualTo(process == ProcessWay.SHELL ? 1 : 0);
  }

  @Test
  void writesDocumentsThatMatchTheirSchemas() throws Exception {
    install("neo", Role.of(Generation.A));
    install("odd", Role.fault("exit", "3"));

    assertDocument(1, "verify", "verify", "--timeout", "5");
    assertDocument(0, "verify", "verify", "neo");
    assertDocument(0, "info", "info", "neo");
    assertDocument(0, "call", "call", "neo", "questions");
    assertDocument(0, "call", "call", "neo", "plugin-info");
    assertDocument(0, "call", "call", "neo", "default-assets");
    assertDocument(2, "error", "info", "none");
    assertDocument(2, "error", "call", "neo", "questions", "{");
  }

  private void assertDocument(int exitCode, String schema, String command, String... operands)
      throws IOException {
    String[] more = new String[operands.length + 2];
    System.arraycopy(operands, 0, more, 0, operands.length);
    more[operands.length] = "--output";
    more[operands.length + 1] = "json";
    Result result = stage.run(command, more);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    String published =
        Files.readString(
            Stage.directory("optimus.itests.schemas").resolve(schema + ".schema.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(published)
                .validate(result.out(), InputFormat.JSON))
        .as(result.out())
        .isEmpty();
  }
}
