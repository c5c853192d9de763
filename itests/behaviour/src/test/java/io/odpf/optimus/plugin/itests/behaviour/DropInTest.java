// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.release.Release;
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

/** The example's provider bundle, as it was built, comes and goes while a runtime runs. */
class DropInTest {
  private static final Path JAVA = ProcessWay.SHELL.java();
  private static final int SLOW = 250_000;

  private Stage stage;

  @BeforeEach
  void openStage() throws Exception {
    stage = Stage.open(ProcessWay.SHELL);
    for (String version : new String[] {"0.0.6", "0.0.7"}) {
      Path archive =
          stage.release(version).archives("neo", "neo").file("neo_" + version + "_" + here());
      Path tarGz = Path.of(archive + ".tar.gz");
      Files.writeString(Path.of(tarGz + ".sha256"), Release.sha256(tarGz) + "\n");
    }
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void aBundleThatIsDroppedInIsUsed() throws Exception {
    startRuntime();
    write("/files", "0.0.6");
    Result before = stage.run("install");
    assertThat(before.exitCode()).isEqualTo(2);
    assertThat(before.err())
        .contains("there is no provider type 'sidecar'; present are gcs, git, go, s3, url");

    dropIn("1.0.0");
    awaitProvider("com.example.plugins.sidecar 1.0.0");

    stage.run("install").orThrow();
    assertThat(stage.installed("neo")).exists();
    assertThat(Files.readString(stage.lockFile())).contains(Release.sha256(archive("0.0.6")));
  }

  @Test
  void aOneShotCommandUsesItToo() throws Exception {
    dropIn("1.0.0");
    write("/files", "0.0.6");

    Distribution.unpacked()
        .command(stage, JAVA, "plugin", "install", "-c", stage.configFile().toString())
        .run()
        .orThrow();

    assertThat(stage.installed("neo")).exists();
  }

  @Test
  void anUpdateWaitsForTheInstallThatRuns() throws Exception {
    startRuntime();
    dropIn("1.0.0");
    awaitProvider("com.example.plugins.sidecar 1.0.0");
    write("/rate/" + SLOW, "0.0.6");

    try (RunningCommand install = beginInstall()) {
      dropIn("1.0.1");
      assertThat(install.await().exitCode()).as(install.err()).isZero();
    }
    awaitProvider("com.example.plugins.sidecar 1.0.1");
    write("/files", "0.0.7");
    assertThat(stage.run("install").orThrow().out()).containsPattern("updated +neo");
  }

  @Test
  void aRemovalWaitsForTheInstallThatRuns() throws Exception {
    startRuntime();
    dropIn("1.0.0");
    awaitProvider("com.example.plugins.sidecar 1.0.0");
    write("/rate/" + SLOW, "0.0.6");

    try (RunningCommand install = beginInstall()) {
      Files.delete(droppedIn());
      assertThat(install.await().exitCode()).as(install.err()).isZero();
    }
    Eventually.until(
        () -> "no provider type sidecar",
        () -> !stage.optimus().run("providers").out().contains("sidecar"));
    Result after = stage.run("install");
    assertThat(after.exitCode()).isEqualTo(2);
    assertThat(after.err()).contains("there is no provider type 'sidecar'");
    assertThat(stage.installed("neo")).exists();
  }

  private void startRuntime() {
    stage.optimus();
  }

  private RunningCommand beginInstall() {
    RunningCommand install =
        Distribution.unpacked()
            .command(
                stage, JAVA, "runtime", "shell", "-c", "optimus:install -c " + stage.configFile())
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

  private void awaitProvider(String origin) {
    Eventually.until(
        () -> origin + " among " + stage.optimus().run("providers"),
        () -> stage.optimus().run("providers").out().contains(origin));
  }

  private void write(String where, String version) {
    stage.write(
        stage
            .config()
            .provider("sidecar", "team", "url: " + stage.nginx().http() + where)
            .plugin("team", "neo", InstallBehaviour.TAR_GZ, "version: " + version));
  }

  private Path archive(String version) {
    return stage.nginx().files().resolve(version + "/neo_" + version + "_" + here() + ".tar.gz");
  }

  private static String here() {
    return Release.here().toString();
  }

  private Path droppedIn() {
    return stage.home().resolve(".optimus/drop-ins/sidecar.jar");
  }

  /** Puts the example's jar there, in one step, under a version of its own. */
  private void dropIn(String version) throws IOException {
    Files.createDirectories(droppedIn().getParent());
    Path made = stage.project().resolve("made.jar");
    Path built =
        Stage.directory("optimus.itests.example").resolve("com.example.plugins.sidecar-1.0.0.jar");
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
