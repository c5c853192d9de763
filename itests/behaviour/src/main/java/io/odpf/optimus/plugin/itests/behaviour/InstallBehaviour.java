// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.daemon.ServedRequest;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

/** Installs the plugins of a release into the install location, with no unnecessary work. */
public abstract class InstallBehaviour extends Behaviour {
  static final String TAR_GZ = "{{.Version}}/{{.Name}}_{{.Version}}_{{.Os}}_{{.Arch}}.tar.gz";

  @Test
  @org.junit.jupiter.api.Test
  public void installsFromAReleaseOverHttp() {
    stage.release("0.0.6").archives("neo", "neo").checksums();
    stage.write(
        stage
            .releases()
            .plugin(
                "releases",
                "neo",
                TAR_GZ,
                "version: 0.0.6",
                "checksums: \"{{.Version}}/checksums.txt\""));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("installed  neo  0.0.6  from releases")
        .contains("config.yaml.lock created");
    assertRuns("neo", "0.0.6");
    assertThat(stage.installedFiles().values()).allMatch(file -> file.endsWith(" rwxr-xr-x"));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsOverHttpsWithAnAuthorityOfItsOwnAndAToken() {
    stage.certificates();
    stage.variable("PLUGINS_TOKEN", Nginx.TOKEN);
    stage.release("0.0.6").archives("neo", "neo");
    stage.write(
        stage
            .config()
            .url(
                "secure",
                stage.nginx().https() + "/bearer",
                "auth: ${PLUGINS_TOKEN}",
                "ca_file: " + stage.certificates().authority())
            .plugin("secure", "neo", TAR_GZ, "version: 0.0.6"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertRuns("neo", "0.0.6");
    assertThat(result.out() + result.err()).doesNotContain(Nginx.TOKEN);
    assertThat(stage.lockFile()).content().doesNotContain(Nginx.TOKEN);
    assertThat(stage.nginx().archiveRequests()).extracting(ServedRequest::scheme).contains("https");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsSeveralPluginsFromOneArchive() {
    stage.release("0.1.0").archives("transformers", "bq2bq", "neo");
    String path = "{{.Version}}/transformers_{{.Version}}_{{.Os}}_{{.Arch}}.tar.gz";
    stage.write(
        stage
            .releases()
            .plugin("releases", "bq2bq", path, "version: 0.1.0")
            .plugin("releases", "neo", path, "version: 0.1.0"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertRuns("bq2bq", "0.1.0");
    assertRuns("neo", "0.1.0");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void findsThePluginInASubFolderOfTheArchive() {
    stage.release("0.0.6").archivesWithFolder("neo", "neo");
    stage.write(stage.releases().plugin("releases", "neo", TAR_GZ, "version: 0.0.6"));

    assertThat(stage.run("install").exitCode()).isZero();
    assertRuns("neo", "0.0.6");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void setsAMissingExecutableBit() {
    stage.release("0.0.6").archiveWithoutExecutableBit("neo", "neo");
    stage.release("0.0.7").rawBinary("raw");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", TAR_GZ, "version: 0.0.6")
            .plugin("releases", "raw", "0.0.7/optimus-raw_{{.Os}}_{{.Arch}}", "version: 0.0.7"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertRuns("neo", "0.0.6");
    assertRuns("raw", "0.0.7");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void acceptsPathsBeyondAsciiWithoutALocale() throws Exception {
    stage.variable("LC_ALL", "");
    stage.release("0.0.6").archives("neo", "neo");
    Path plugins = stage.project().resolve("größe");
    Path config = stage.project().resolve("größe.yaml");
    Files.writeString(
        config,
        new ConfigText(plugins)
            .url("releases", stage.nginx().http() + "/files")
            .plugin("releases", "neo", TAR_GZ, "version: 0.0.6")
            .toString());

    Result result = stage.optimus().run("install", "-c", config.toString());

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("1 installed in ", "größe for ", "größe.yaml.lock created");
    assertThat(plugins.resolve(Release.here().binaryName("neo"))).isExecutable();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void reportsNothingToDoAndFetchesNothingOnASecondInstall() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    stage.write(stage.releases().plugin("releases", "neo", TAR_GZ, "version: 0.0.6"));
    stage.run("install").orThrow();
    Map<String, String> files = stage.installedFiles();
    var time = Files.getLastModifiedTime(stage.installed("neo"));
    var lockTime = Files.getLastModifiedTime(stage.lockFile());
    stage.nginx().forgetRequests();

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).isEqualTo("nothing to do: 1 plugin is as the lock file says\n");
    assertThat(stage.nginx().archiveRequests()).isEmpty();
    assertThat(stage.installedFiles()).isEqualTo(files);
    assertThat(Files.getLastModifiedTime(stage.installed("neo"))).isEqualTo(time);
    assertThat(Files.getLastModifiedTime(stage.lockFile())).isEqualTo(lockTime);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void replacesOnlyTheChangedPlugin() throws Exception {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    stage.release("0.0.7").archives("neo", "neo");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", TAR_GZ, "version: 0.0.6")
            .plugin("releases", "bq2bq", TAR_GZ, "version: 0.0.6"));
    stage.run("install").orThrow();
    var time = Files.getLastModifiedTime(stage.installed("bq2bq"));
    stage.nginx().forgetRequests();
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", TAR_GZ, "version: 0.0.7")
            .plugin("releases", "bq2bq", TAR_GZ, "version: 0.0.6"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).containsPattern("updated +neo +0\\.0\\.6 -> 0\\.0\\.7 +from releases");
    assertRuns("neo", "0.0.7");
    assertRuns("bq2bq", "0.0.6");
    assertThat(Files.getLastModifiedTime(stage.installed("bq2bq"))).isEqualTo(time);
    assertThat(stage.nginx().archiveRequests())
        .extracting(ServedRequest::path)
        .containsOnly("/files/0.0.7/neo_0.0.7_" + Release.here() + ".tar.gz");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void replacesAPluginThatIsRunning() {
    stage.release("0.0.6").archives("neo", "neo");
    stage.release("0.0.7").archives("neo", "neo");
    stage.write(stage.releases().plugin("releases", "neo", TAR_GZ, "version: 0.0.6"));
    stage.run("install").orThrow();

    Command command = Command.of(stage.project(), stage.installed("neo") + "", "run");
    try (RunningCommand running = command.start()) {
      running.awaitOut("ready");
      stage.write(stage.releases().plugin("releases", "neo", TAR_GZ, "version: 0.0.7"));
      stage.run("install").orThrow();

      running.type("who are you?");
      running.awaitOut("neo 0.0.6");
    }
    assertRuns("neo", "0.0.7");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsOnlyTheNamedPlugins() {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", TAR_GZ, "version: 0.0.6")
            .plugin("releases", "bq2bq", TAR_GZ, "version: 0.0.6"));

    stage.run("install", "bq2bq").orThrow();

    assertThat(stage.installedFiles()).containsOnlyKeys(Release.here().binaryName("bq2bq"));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void changesNothingInADryRun() {
    stage.release("0.0.6").archives("neo", "neo");
    stage.write(stage.releases().plugin("releases", "neo", TAR_GZ, "version: 0.0.6"));

    Result result = stage.run("install", "--dry-run");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("would install").contains("dry run: nothing was changed");
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(stage.lockFile()).doesNotExist();
  }

  private void assertRuns(String plugin, String version) {
    Result result =
        Command.of(stage.project(), stage.installed(plugin) + "", "version").run().orThrow();
    assertThat(result.out())
        .isEqualTo(
            plugin
                + " "
                + version
                + " "
                + Release.here().os()
                + "/"
                + Release.here().arch()
                + "\n");
  }
}
