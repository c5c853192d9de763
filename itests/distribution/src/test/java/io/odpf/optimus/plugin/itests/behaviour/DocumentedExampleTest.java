// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.release.ArchiveEntry;
import io.odpf.optimus.plugin.itests.release.Archives;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the first example of docs/configuration.md as it is written. Only its invented host, cloud,
 * and key file are replaced by the test's own.
 */
class DocumentedExampleTest {
  private static final Path DOCUMENT =
      Stage.directory("optimus.itests.docs").resolve("configuration.md");
  private static final String VERSION = "0.0.6";

  private Stage stage;
  private FakeGcs gcs;

  @BeforeEach
  void openStage() throws IOException {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.variable("PLUGINS_TOKEN", Nginx.TOKEN);
    gcs =
        FakeGcs.start(
            Stage.directory("optimus.itests.fixtures").resolve("gcsserver"),
            Stage.directory("optimus.itests.cache").resolve("go"),
            Files.createDirectories(stage.project().resolve("gcs")));
    gcs.makeBucket("team-plugins");
  }

  @AfterEach
  void closeStage() {
    gcs.close();
    stage.close();
  }

  @Test
  void installsTheDocumentedPluginsOnServerAndClient() throws Exception {
    Release release = stage.release("neo/" + VERSION);
    Path neo = publishNeo(release);
    Path bq2bq = publishBq2bq(release);
    stage.write(example());

    stage.run("install", "--mode", "client").orThrow();

    assertThat(installed("neo")).hasSameBinaryContentAs(neo);
    assertThat(installed("bq2bq")).doesNotExist();

    stage.run("lock").orThrow();
    stage.run("install", "--mode", "server", "--no-verify").orThrow();

    assertThat(installed("bq2bq")).hasSameBinaryContentAs(bq2bq);
    assertThat(stage.run("diff", "--mode", "server").exitCode()).isZero();
  }

  private Path publishNeo(Release release) {
    Path binary = release.binary("neo", Release.here());
    String name = Release.here().binaryName("neo");
    release.archive(name + ".tar.gz", List.of(ArchiveEntry.binary(name, binary))).checksums();
    return binary;
  }

  private Path publishBq2bq(Release release) throws IOException {
    Path binary = release.binary("bq2bq", Release.here());
    Path archive =
        Archives.write(
            stage.project().resolve("bq2bq.zip"),
            List.of(ArchiveEntry.binary(Release.here().binaryName("bq2bq"), binary)));
    gcs.put("team-plugins", "bq2bq_" + Release.here() + ".zip", Files.readAllBytes(archive));
    return binary;
  }

  /** Returns the example with the test's servers and files in place of the invented ones. */
  private String example() throws IOException {
    Path key = stage.project().resolve("gcs-key.b64");
    Files.writeString(key, Base64.getEncoder().encodeToString(Files.readAllBytes(gcs.key())));
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf("```yaml\n") + "```yaml\n".length();
    String example = text.substring(begin, text.indexOf("```", begin));
    example =
        replaced(example, "https://plugins.example.com/releases", stage.nginx().http() + "/bearer");
    example = replaced(example, "/run/secrets/gcs-key.b64", key.toString());
    return replaced(
        example,
        "bucket: team-plugins\n",
        "bucket: team-plugins\n      endpoint: "
            + gcs.url()
            + "\n      token_uris: [\""
            + gcs.tokenUri()
            + "\"]\n");
  }

  private static String replaced(String text, String invented, String real) {
    assertThat(text).contains(invented);
    return text.replace(invented, real);
  }

  private Path installed(String plugin) {
    return stage.home().resolve(".optimus/plugins").resolve(Release.here().binaryName(plugin));
  }
}
