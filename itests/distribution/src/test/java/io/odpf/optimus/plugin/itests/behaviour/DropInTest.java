// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adds and removes the bundle of the example provider while a runtime runs. */
class DropInTest {
  private static final Path JAVA = ProcessWay.SHELL.java();
  private static final int SLOW = 100_000;

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.SHELL);
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void usesADropInOfARuntime() throws Exception {
    stage.optimus();
    stage.write(config());
    Result before = stage.run("install");
    assertThat(before.exitCode()).isEqualTo(2);
    assertThat(before.err())
        .contains("there is no provider type 'directory'; present are gcs, git, go, oci, s3, url")
        .contains(droppedIn().getParent().toString());

    dropIn("1.0.0");
    awaitProvider("1.0.0");

    stage.run("install").orThrow();
    assertThat(stage.installed("neo")).exists();
  }

  @Test
  void usesADropInInAOneShotCommand() throws Exception {
    dropIn("1.0.0");
    stage.write(config());

    Distribution.unpacked()
        .command(stage, JAVA, "plugin", "install", "-c", stage.configFile().toString())
        .run()
        .orThrow();

    assertThat(stage.installed("neo")).exists();
  }

  @Test
  void continuesAnInstallWithTheUpdatedBundle() throws Exception {
    try (RunningCommand install = beginInstall()) {
      dropIn("1.0.1");
      awaitProvider("1.0.1");
      assertThat(install.alive()).isTrue();

      Result result = install.await();
      assertThat(result.exitCode()).as(result.toString()).isZero();
    }
    assertThat(stage.installed("neo")).exists();
    assertThat(stage.installed("bq2bq")).exists();
  }

  @Test
  void failsAnInstallWithoutChangesIfTheBundleIsRemoved() throws Exception {
    try (RunningCommand install = beginInstall()) {
      Files.delete(droppedIn());
      Eventually.until(
          () -> "no provider type directory",
          () -> !stage.optimus().run("providers").out().contains("directory"));
      assertThat(install.alive()).isTrue();

      Result result = install.await();
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
      assertThat(result.err())
          .contains("plugin neo: provider type directory is not present")
          .contains(droppedIn().getParent().toString());
    }
    assertThat(stage.installedFiles()).isEmpty();
    dropIn("1.0.2");
    awaitProvider("1.0.2");
    stage.run("install").orThrow();
    assertThat(stage.installed("neo")).exists();
  }

  /**
   * Returns a configuration with a slow plugin from another source and then, since downloads take
   * turns, one from the bundle's provider.
   */
  private RunningCommand beginInstall() throws IOException {
    stage.optimus();
    dropIn("1.0.0");
    awaitProvider("1.0.0");
    stage.write(
        withShare(
            stage
                .config()
                .url("elsewhere", stage.nginx().http() + "/rate/" + SLOW)
                .plugin("elsewhere", "bq2bq", InstallBehaviour.TAR_GZ, "version: 0.0.6")));
    RunningCommand install =
        Distribution.unpacked()
            .command(
                stage,
                JAVA,
                "runtime",
                "shell",
                "-c",
                "optimus:install --parallel 1 -c " + stage.configFile())
            .start();
    install.endInput();
    Eventually.until(
        () -> "a download that has begun: " + install.out() + install.err(), this::downloading);
    assertThat(install.alive()).isTrue();
    return install;
  }

  private boolean downloading() throws IOException {
    try (Stream<Path> files = Files.walk(stage.home())) {
      return files.anyMatch(
          file ->
              file.toString().contains("part")
                  && file.toFile().isFile()
                  && file.toFile().length() > 0);
    }
  }

  private void awaitProvider(String version) {
    String origin = "com.example.optimus.directory " + version;
    Eventually.until(
        () -> origin + " among " + stage.optimus().run("providers"),
        () -> stage.optimus().run("providers").out().contains(origin));
  }

  private ConfigText config() {
    return withShare(stage.config());
  }

  private ConfigText withShare(ConfigText text) {
    return text.provider(
            "directory", "share", "directory: " + stage.nginx().files(), "retries: {attempts: 2}")
        .plugin("share", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6");
  }

  private Path droppedIn() {
    return stage.home().resolve(".optimus/drop-ins/directory.jar");
  }

  /** Copies the example's jar with its own version, and publishes it in one step. */
  private void dropIn(String version) throws IOException {
    Files.createDirectories(droppedIn().getParent());
    Path made = stage.project().resolve("made.jar");
    Path built =
        Stage.directory("optimus.itests.example")
            .resolve("com.example.optimus.directory-1.0.0.jar");
    try (JarFile jar = new JarFile(built.toFile());
        OutputStream out = Files.newOutputStream(made)) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
      try (JarOutputStream copy = new JarOutputStream(out, manifest)) {
        for (JarEntry entry : jar.stream().toList()) {
          if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            copy.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(copy);
          }
        }
      }
    }
    Files.move(made, droppedIn(), StandardCopyOption.ATOMIC_MOVE);
  }
}
