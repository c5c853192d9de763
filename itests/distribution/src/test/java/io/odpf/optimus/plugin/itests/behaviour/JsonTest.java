// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command's output in JSON is a document that follows its published schema. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
class JsonTest {
  @Parameter ProcessWay way;

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(way);
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    write("neo", "bq2bq");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void writesDocumentsForSuccessfulCommands() throws Exception {
    assertDocument("validate", "validate", 0, "\"valid\":true");
    assertDocument("lock", "lock", 0, "\"change\":\"added\"");
    assertDocument("install", "install", 0, "\"action\":\"installed\"");
    assertDocument("diff", "diff", 0, "\"different\":false");
    assertDocument("install", "install", 0, "\"changed\":false");
    assertDocument("list", "list", 0, "\"state\":\"ok\"");
    stage.change("neo", "changed");
    write("neo");
    assertDocument("diff", "diff", 3, "\"kind\":\"modified\"");
    assertDocument("list", "list", 0, "\"state\":\"modified\"");
    assertDocument("clean", "clean", 0, "\"removed\":[{");
  }

  @Test
  void writesDocumentsForAnInterruptedInstall() throws Exception {
    stage.run("install").orThrow();
    stage.release("0.0.7").archives("neo", "neo").archives("bq2bq", "bq2bq");
    writeVersion("0.0.7", "neo", "bq2bq");
    stage.run("install").orThrow();
    InterruptedInstall interrupted = InterruptedInstall.turnBack(stage.plugins());
    String plugins = "\"plugins\":[\"bq2bq\",\"neo\"]}";

    assertDocument("list", "list", 0, "\"unfinished\":{\"next\":\"finish\"," + plugins);
    assertDocument("diff", "diff", 3, "\"unfinished\":{\"next\":\"finish\"," + plugins);
    interrupted.torn();
    assertDocument("list", "list", 0, "\"unfinished\":{\"next\":\"undo\"," + plugins);
    assertDocument("diff", "diff", 3, "\"unfinished\":{\"next\":\"undo\"," + plugins);
  }

  @Test
  void writesDocumentsForFailedCommands() throws Exception {
    stage.write(stage.releases().plugin("releases", "neo", "none.tar.gz"));
    assertDocument("install", "error", 1, "\"exitCode\":1");
    stage.write("plugins: {}");
    assertDocument("install", "error", 2, "\"exitCode\":2");
    assertDocument("validate", "validate", 2, "\"valid\":false");
  }

  private void assertDocument(String command, String schema, int exitCode, String part)
      throws IOException {
    Result result = stage.run(command, "--output", "json");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(schema(schema).validate(result.out(), InputFormat.JSON)).as(result.out()).isEmpty();
    assertThat(result.out().replaceAll("\\s+", "")).contains(part);
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            Files.readString(
                Stage.directory("optimus.itests.schemas").resolve(name + ".schema.json")));
  }

  private void write(String... plugins) {
    writeVersion("0.0.6", plugins);
  }

  private void writeVersion(String version, String... plugins) {
    ConfigText text = stage.releases();
    for (String plugin : plugins) {
      text.plugin("releases", plugin, InstallBehaviour.TAR_GZ, "version: " + version);
    }
    stage.write(text);
  }
}
