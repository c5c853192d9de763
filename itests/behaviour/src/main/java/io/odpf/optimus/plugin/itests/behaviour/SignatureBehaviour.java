// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Publisher;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.Test;

/** Installs plugins that must be signed only if their signatures are valid. */
public abstract class SignatureBehaviour extends Behaviour {
  private static final String VERSION = "0.0.6";
  private static final List<Function<Path, Publisher>> SCHEMES =
      List.of(Publisher::minisign, Publisher::cosign, Publisher::gpg);

  private Publisher publisher(Function<Path, Publisher> scheme, String name) {
    return scheme.apply(stage.project().resolveSibling("publishers").resolve(name));
  }

  /** A release that somebody signed, and its archive for this machine. */
  private Path published(Publisher publisher) {
    Release release = stage.release(VERSION).archives("neo", "neo");
    Path archive = release.file("neo_" + VERSION + "_" + Release.here() + ".tar.gz");
    publisher.sign(archive);
    return archive;
  }

  private void trust(Publisher publisher) throws IOException {
    Files.writeString(stage.project().resolve("trusted.pub"), publisher.publicKey());
    stage.write(
        stage
            .releases()
            .plugin(
                "releases",
                "neo",
                InstallBehaviour.TAR_GZ,
                "version: " + VERSION,
                "signature:",
                "  " + publisher.scheme() + ":",
                "    path: \"" + InstallBehaviour.TAR_GZ + publisher.suffix() + "\"",
                "    key: {file: trusted.pub}"));
  }

  private Result refused() {
    Result result = stage.run("install");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(stage.lockFile()).doesNotExist();
    return result;
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsASignedPluginAndVerifiesItAgainWithoutTheNetwork() throws Exception {
    for (Function<Path, Publisher> scheme : SCHEMES) {
      Publisher publisher = publisher(scheme, "one");
      published(publisher);
      trust(publisher);

      stage.run("install").orThrow();
      assertThat(stage.installed("neo")).as(publisher.scheme()).isExecutable();

      stage.run("clean", "--all").orThrow();
      stage.nginx().forgetRequests();
      stage.run("install", "--mode", "server", "--offline", "--no-verify").orThrow();
      assertThat(stage.installed("neo")).as(publisher.scheme()).isExecutable();
      assertThat(stage.nginx().requests()).isEmpty();
      stage.run("clean", "--all").orThrow();
      Files.delete(stage.lockFile());
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void acceptsAReleaseWithASignedChecksumsFile() throws Exception {
    Publisher publisher = publisher(Publisher::cosign, "one");
    Release release = stage.release(VERSION).archives("neo", "neo").archives("extra", "extra");
    publisher.sign(release.checksums().file("checksums.txt"));
    Files.writeString(stage.project().resolve("trusted.pub"), publisher.publicKey());
    ConfigText text = stage.releases();
    for (String plugin : List.of("neo", "extra")) {
      text.plugin(
          "releases",
          plugin,
          InstallBehaviour.TAR_GZ,
          "version: " + VERSION,
          "checksums: \"{{.Version}}/checksums.txt\"",
          "signature:",
          "  cosign:",
          "    path: \"{{.Version}}/checksums.txt.sig\"",
          "    key: {file: trusted.pub}",
          "    signs: checksums");
    }
    stage.write(text);

    stage.run("install").orThrow();
    assertThat(stage.installed("neo")).isExecutable();
    assertThat(stage.installed("extra")).isExecutable();

    stage.run("clean", "--all").orThrow();
    Files.delete(stage.lockFile());
    stage.release("0.0.7").archives("neo", "neo");
    Files.copy(
        stage.nginx().files().resolve("0.0.7/neo_0.0.7_" + Release.here() + ".tar.gz"),
        release.file("neo_" + VERSION + "_" + Release.here() + ".tar.gz"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    release.checksums();
    assertThat(refused().err())
        .contains("the cosign signature of 0.0.6/checksums.txt does not match the downloaded file");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesAReplacedArchive() throws Exception {
    for (Function<Path, Publisher> scheme : SCHEMES) {
      Publisher publisher = publisher(scheme, "one");
      Path archive = published(publisher);
      trust(publisher);
      Release other = stage.release("0.0.7").archives("neo", "neo");
      Files.copy(
          other.file("neo_0.0.7_" + Release.here() + ".tar.gz"),
          archive,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      assertThat(stage.plain(refused().err()))
          .contains(
              "STAGE/project/config.yaml:8:7: error: plugin neo: the "
                  + publisher.scheme()
                  + " signature of neo_0.0.6_PLATFORM.tar.gz does not match the downloaded file")
          .contains("\n  hint: do not use the file; ask ")
          .endsWith("nothing was changed\n");
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesASignatureOfAnotherKey() throws Exception {
    for (Function<Path, Publisher> scheme : SCHEMES) {
      Publisher publisher = publisher(scheme, "one");
      published(publisher(scheme, "two"));
      trust(publisher);

      assertThat(refused().err())
          .containsPattern(
              "was made with ((another )?key .*the trusted|a key other than the trusted one)");
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesAMissingSignature() throws Exception {
    for (Function<Path, Publisher> scheme : SCHEMES) {
      Publisher publisher = publisher(scheme, "one");
      Path archive = published(publisher);
      Files.delete(archive.resolveSibling(archive.getFileName() + publisher.suffix()));
      trust(publisher);

      assertThat(stage.plain(refused().err()))
          .startsWith(
              "STAGE/project/config.yaml:8:7: error: plugin neo: neo must be signed, but its"
                  + " signature is missing: ")
          .contains("neo_0.0.6_PLATFORM.tar.gz" + publisher.suffix())
          .contains("hint: check the signature's path, or ask the publisher for it");
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void showsTheTrustedCommentAndRefusesThatOfAnotherVersion() throws Exception {
    Publisher publisher = publisher(Publisher::minisign, "one");
    Path archive = published(publisher);
    trust(publisher);

    assertThat(stage.plain(stage.run("install", "--verbose").orThrow().err()))
        .contains(
            "neo: minisign signature verified, its signer wrote: timestamp:1700000000"
                + " file:neo_0.0.6_PLATFORM.tar.gz hashed\n");

    stage.run("clean", "--all").orThrow();
    Files.delete(stage.lockFile());
    publisher.signAs("neo_0.0.5_" + Release.here() + ".tar.gz", archive);
    assertThat(stage.plain(refused().err()))
        .contains(
            "the minisign signature of neo_0.0.6_PLATFORM.tar.gz is that of another version; its"
                + " signer wrote: timestamp:1700000000 file:neo_0.0.5_PLATFORM.tar.gz hashed")
        .endsWith("nothing was changed\n");
  }
}
