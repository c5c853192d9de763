// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.ArchiveEntry;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/**
 * An update of five plugins of which the fourth fails: the previous set remains unchanged, byte for
 * byte.
 */
public abstract class AllOrNothingBehaviour extends Behaviour {
  private static final List<String> NAMES = List.of("one", "two", "three", "four", "five");

  @Test
  @org.junit.jupiter.api.Test
  public void keepsTheOldSetIfAnArtifactIsMissing() throws Exception {
    Release next = installAndRelease();
    Files.delete(archive(next));

    Result result = assertRefused("version: 0.0.7");

    assertThat(stage.plain(result.err()))
        .contains("plugin four: ")
        .contains("http://SERVER/files/0.0.7/four_0.0.7_PLATFORM.tar.gz");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void keepsTheOldSetIfADigestDiffers() throws Exception {
    Release next = installAndRelease();
    String expected = "0".repeat(64);

    Result result =
        assertRefused("version: 0.0.7", "sha256: {" + Release.here() + ": " + expected + "}");

    assertThat(result.err())
        .contains("plugin four: ")
        .contains(expected)
        .contains(Release.sha256(archive(next)));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void keepsTheOldSetIfAnArchiveIsTruncated() throws Exception {
    Release next = installAndRelease();
    byte[] bytes = Files.readAllBytes(archive(next));
    Files.write(archive(next), java.util.Arrays.copyOf(bytes, bytes.length - 5));

    Result result = assertRefused("version: 0.0.7");

    assertThat(result.err()).contains("plugin four: ");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void keepsTheOldSetIfABinaryIsForAnotherProcessor() throws Exception {
    Release next = installAndRelease();
    Platform here = Release.here();
    Platform other = new Platform(here.os(), here.arch().equals("arm64") ? "amd64" : "arm64");
    next.archive(
        archive(next).getFileName().toString(),
        List.of(ArchiveEntry.binary(here.binaryName("four"), next.binary("four", other))));

    Result result = assertRefused("version: 0.0.7");

    assertThat(result.err()).contains("plugin four: ").contains(other.arch());
  }

  private Release installAndRelease() {
    release("0.0.6");
    stage.write(config("version: 0.0.6"));
    stage.run("install").orThrow();
    return release("0.0.7");
  }

  private Release release(String version) {
    Release release = stage.release(version);
    NAMES.forEach(name -> release.archives(name, name));
    return release;
  }

  private Result assertRefused(String... fourth) throws IOException {
    Map<String, String> before = stage.installedFiles();
    String lock = Files.readString(stage.lockFile());
    stage.write(config(fourth));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.installedFiles()).isEqualTo(before).hasSize(NAMES.size());
    assertThat(stage.lockFile()).hasContent(lock);
    stage.write(config("version: 0.0.6"));
    assertThat(stage.run("diff").exitCode()).isZero();
    return result;
  }

  /**
   * Returns the configuration of all plugins in the fourth's version, with further lines for the
   * fourth.
   */
  private ConfigText config(String... fourth) {
    ConfigText text = stage.releases();
    for (String name : NAMES) {
      String[] more = name.equals("four") ? fourth : new String[] {fourth[0]};
      text.plugin("releases", name, InstallBehaviour.TAR_GZ, more);
    }
    return text;
  }

  private static java.nio.file.Path archive(Release release) {
    return release.file("four_0.0.7_" + Release.here() + ".tar.gz");
  }
}
