// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Tests the fetch of an artifact that several plugins share. */
class SharedArtifactTest extends SinglePluginFixture {
  private static final String BUNDLE = "bundle/1.0/all.zip";

  @Test
  void fetchesASharedArtifactOnce() throws Exception {
    byte[] trinity = TestProgram.of(TestMachine.LINUX, "trinity");
    publishBundle(Map.of("neo", neo, "trinity", trinity));
    machine.list(inBundle("neo"));
    machine.list(inBundle("trinity"));

    InstallReport report = machine.install();

    assertThat(machine.source.resolves).hasValue(1);
    assertThat(machine.source.fetches).hasValue(1);
    assertThat(report.fetchedBytes()).isEqualTo(machine.source.length(BUNDLE));
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.binary("trinity")).hasBinaryContent(trinity);
  }

  @Test
  void revalidatesASharedArtifactOnce() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", TestProgram.of(TestMachine.LINUX, "trinity")));
    machine.list(inBundle("neo"));
    machine.list(inBundle("trinity"));
    machine.install();
    machine.source.resolves.set(0);

    machine.install(Option.CHECK_SOURCES);

    assertThat(machine.source.resolves).hasValue(1);
    assertThat(machine.source.fetches).hasValue(1);
  }

  @Test
  void reportsThePluginThatASharedArtifactLacks() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", TestProgram.of(TestMachine.LINUX, "trinity")));
    machine.list(inBundle("neo"));
    machine.list(inBundle("cypher"));

    PluginManagerException failure =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("several-binaries");
              assertThat(problem.plugin()).contains("cypher");
            });
    assertThat(machine.binary("neo")).doesNotExist();
  }

  private static PluginEntry inBundle(String plugin) {
    return TestMachine.entry(plugin, "1.0", "bundle/{{.Version}}/all.zip");
  }

  private void publishBundle(Map<String, byte[]> programs) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (Map.Entry<String, byte[]> program : new TreeMap<>(programs).entrySet()) {
        out.putNextEntry(new ZipEntry("optimus-" + program.getKey() + "_linux_amd64"));
        out.write(program.getValue());
        out.closeEntry();
      }
    }
    machine.source.put(BUNDLE, zip.toByteArray());
  }
}
