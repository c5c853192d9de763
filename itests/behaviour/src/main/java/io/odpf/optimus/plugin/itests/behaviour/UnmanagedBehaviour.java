// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** Files that a user installed by hand are kept. */
public abstract class UnmanagedBehaviour extends Behaviour {
  private static final String CONTENT = "#!/bin/sh\necho by hand\n";

  @Test
  @org.junit.jupiter.api.Test
  public void keepsAnUnmanagedFileInInstallAndClean() throws Exception {
    Path byHand = putByHand("mine");
    Path note = Files.writeString(stage.plugins().resolve("note.txt"), "a note");
    stage.release("0.0.6").archives("neo", "neo");
    write("neo");

    stage.run("install").orThrow();
    assertThat(byHand).hasContent(CONTENT);
    stage.run("clean").orThrow();
    assertThat(byHand).hasContent(CONTENT);
    stage.run("clean", "--all").orThrow();

    assertThat(byHand).hasContent(CONTENT);
    assertThat(note).hasContent("a note");
    assertThat(stage.installed("neo")).doesNotExist();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsAConflictWithAnUnmanagedFile() throws Exception {
    Path byHand = putByHand("neo");
    stage.release("0.0.6").archives("neo", "neo");
    write("neo");

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.plain(result.err()))
        .contains("plugin neo: ")
        .contains("STAGE/plugins/optimus-neo_PLATFORM")
        .contains("--force");
    assertThat(byHand).hasContent(CONTENT);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void replacesAnUnmanagedFileIfForced() throws Exception {
    putByHand("neo");
    stage.release("0.0.6").archives("neo", "neo");
    write("neo");

    stage.run("install", "--force").orThrow();

    assertThat(Files.readAllBytes(stage.installed("neo")))
        .isEqualTo(
            Files.readAllBytes(
                stage
                    .release("0.0.6")
                    .binary("neo", io.odpf.optimus.plugin.itests.release.Release.here())));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void showsAnUnmanagedFileAsUnmanaged() throws Exception {
    putByHand("mine");
    stage.release("0.0.6").archives("neo", "neo");
    write("neo");
    stage.run("install").orThrow();

    assertThat(stage.run("list").out()).containsPattern("mine +- +\\S+ +unmanaged");
    Result diff = stage.run("diff");
    assertThat(diff.exitCode()).as(diff.toString()).isZero();
    assertThat(diff.out())
        .containsPattern("note +mine")
        .endsWith("no differences: 1 plugin is as the configuration and the lock file say\n");
    Result strict = stage.run("diff", "--strict");
    assertThat(strict.exitCode()).as(strict.toString()).isEqualTo(3);
    assertThat(strict.out()).containsPattern("unmanaged +mine");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void removesUnlistedPluginsInClean() throws Exception {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    write("neo", "bq2bq");
    stage.run("install").orThrow();
    write("neo");

    Result dry = stage.run("clean", "--dry-run");
    assertThat(dry.out()).contains("would remove");
    assertThat(stage.installed("bq2bq")).exists();
    stage.run("clean").orThrow();

    assertThat(stage.installed("bq2bq")).doesNotExist();
    assertThat(stage.installed("neo")).exists();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void keepsAPluginThatWasModifiedByHand() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    write("neo");
    stage.run("install").orThrow();
    Files.delete(stage.installed("neo"));
    putByHand("neo");

    Result result = stage.run("clean", "--all");

    assertThat(result.out()).contains("kept");
    assertThat(stage.installed("neo")).hasContent(CONTENT);
  }

  private void write(String... plugins) {
    ConfigText text = stage.releases();
    for (String plugin : plugins) {
      text.plugin("releases", plugin, InstallBehaviour.TAR_GZ, "version: 0.0.6");
    }
    stage.write(text);
  }

  private Path putByHand(String plugin) throws IOException {
    Files.createDirectories(stage.plugins());
    Path file = Files.writeString(stage.installed(plugin), CONTENT);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
