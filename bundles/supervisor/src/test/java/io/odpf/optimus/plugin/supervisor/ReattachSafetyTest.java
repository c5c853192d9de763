// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refuses records and processes that may belong to others. */
class ReattachSafetyTest extends ReattachTestCase {
  /** Edits the record of a process that no host has. */
  private void rewrite(long pid, String pattern, String replacement) throws IOException {
    String before = Files.readString(record(pid));
    String after = before.replaceFirst(pattern, replacement);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(record(pid), after);
  }

  @Test
  void leavesPluginsOfAnotherKindOfHostAlone() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();

    SupervisorAssembly command = host(KeepSettings.NONE, Map.of());
    assertThat(start(command).pid()).isNotEqualTo(pid);
    command.close();

    assertThat(alive(pid)).isTrue();
    assertThat(start(host()).pid()).hasValue(pid);
  }

  @Test
  void leavesThePluginOfARunningHostAlone() throws Exception {
    install(Role.of(Generation.C));
    SupervisorAssembly first = host();
    long pid = start(first).pid().orElseThrow();

    assertThat(start(host()).pid()).isNotEqualTo(pid);

    assertThat(first.supervisor().client("neo").info(PATIENT).name()).isEqualTo("neo");
    assertThat(RealPlugins.files(records)).hasSize(2);
  }

  @Test
  void leavesAProcessWithAReusedIdAlone() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    rewrite(pid, "\"start\":\"", "\"start\":\"0");

    SupervisorAssembly next = host();
    assertThat(start(next).pid()).isPresent().isNotEqualTo(pid);

    Eventually.until(
        () -> "records: " + RealPlugins.files(records),
        () -> RealPlugins.files(records).size() == 1);
    assertThat(alive(pid)).isTrue();
  }

  @Test
  void ignoresARecordThatOthersCanRead() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    Files.setPosixFilePermissions(record(pid), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(start(host()).pid()).isPresent().isNotEqualTo(pid);

    assertThat(alive(pid)).isTrue();
  }

  @Test
  void ignoresARecordOfAnotherUser() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "may give files away");
    install(Role.of(Generation.C));
    long pid = leave();
    Files.setAttribute(record(pid), "unix:uid", 65_534);

    assertThat(start(host()).pid()).isPresent().isNotEqualTo(pid);

    assertThat(alive(pid)).isTrue();
  }

  @Test
  void keepsNothingInADirectoryThatOthersCanWriteTo() throws Exception {
    install(Role.of(Generation.C));
    Files.createDirectory(records);
    Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("rwxrwxrwx"));
    SupervisorAssembly host = host();
    long pid = start(host).pid().orElseThrow();

    host.close();

    assertThat(alive(pid)).isFalse();
    assertThat(RealPlugins.files(records)).isEmpty();
  }
}
