// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests the verification of artifacts by a checksums file. */
class ChecksumsTest extends SinglePluginFixture {
  @Test
  void verifiesTheReleasesChecksums() throws Exception {
    Path file = Files.write(directory.resolve("neo"), neo);
    String right = FileDigest.sha256(file).hex();
    machine.listWithChecksums();
    checksums(
        "0".repeat(64)
            + "  optimus-trinity_linux_amd64\n"
            + right.toUpperCase(java.util.Locale.ROOT)
            + "  dist/optimus-neo_linux_amd64\n");
    machine.install();
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesAnArtifactWithAnotherChecksum() throws Exception {
    machine.listWithChecksums();
    checksums("SHA256 (optimus-neo_linux_amd64) = " + "0".repeat(64) + "\n");

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems().get(0).code().word()).isEqualTo("digest-mismatch");
    assertThat(failed.getMessage())
        .startsWith(
            "optimus-neo_linux_amd64 is not what it should be: neo/1.0/checksums.txt says"
                + " sha256:0000");
  }

  @Test
  void refusesChecksumsWithoutThePlugin() throws Exception {
    machine.listWithChecksums();
    checksums("0".repeat(64) + " *optimus-trinity_linux_amd64\n");

    assertThat(
            catchThrowableOfType(PluginManagerException.class, machine::install)
                .problems()
                .get(0)
                .code()
                .word())
        .isEqualTo("checksums-missing");
  }

  @Test
  void refusesAChecksumsFileAboveTheLimit() throws Exception {
    machine.listWithChecksums();
    checksums("#".repeat(2 << 20));

    assertThat(catchThrowableOfType(PluginManagerException.class, machine::install).getMessage())
        .contains("more than the limit of " + (1 << 20));
  }

  private void checksums(String text) {
    machine.source.put("neo/1.0/checksums.txt", text.getBytes(StandardCharsets.UTF_8));
  }
}
