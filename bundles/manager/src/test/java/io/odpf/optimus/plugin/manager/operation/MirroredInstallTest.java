// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs from mirrors. */
class MirroredInstallTest {
  @TempDir Path directory;
  private TestMachine machine;
  private MemoryMirror first;
  private MemoryMirror second;
  private byte[] neo;
  private String blob;

  @BeforeEach
  void writeBothMirrors() throws Exception {
    machine = new TestMachine(directory);
    first = machine.mirror("first");
    second = machine.mirror("second");
    neo = machine.publish("neo", "1.0");
    blob = MirrorTest.blob(neo);
    machine.list("neo", "1.0");
    machine.lock();
    machine.writeMirror("first", false);
    machine.writeMirror("second", false);
    machine.emptyStore();
    machine.source.fetches.set(0);
    machine.source.resolves.set(0);
    first.reads.set(0);
    second.reads.set(0);
    machine.listener.events.clear();
  }

  private List<String> warnings() {
    return machine.listener.warnings.stream()
        .map(problem -> problem.code().word() + " " + problem.message())
        .filter(warning -> warning.startsWith("mirror"))
        .toList();
  }

  private void assertInstalled(InstallReport report) {
    assertThat(report.changed()).isTrue();
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void asksTheFirstMirrorAndNoSource() throws Exception {
    assertInstalled(machine.install(Mode.SERVER));

    assertThat(first.reads).hasValue(1);
    assertThat(second.reads).hasValue(0);
    assertThat(machine.source.fetches).hasValue(0);
    assertThat(machine.source.resolves).hasValue(0);
    assertThat(machine.listener.events).contains("mirrored neo by first");
  }

  @Test
  void asksTheStoreBeforeAnyMirror() throws Exception {
    machine.install(Mode.SERVER);
    machine.clean(CleanRequest.Option.ALL);

    assertInstalled(machine.install(Mode.SERVER));

    assertThat(first.reads).hasValue(1);
  }

  @Test
  void asksTheNextPlaceIfAMirrorLacksAnArtifact() throws Exception {
    first.files.remove(blob);

    assertInstalled(machine.install(Mode.SERVER));

    assertThat(machine.listener.events)
        .containsSubsequence("not mirrored neo by first", "mirrored neo by second");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void warnsOfAMirrorWithOtherBytesAndAsksTheNextPlace() throws Exception {
    byte[] other = neo.clone();
    other[other.length - 1] ^= 1;
    first.files.put(blob, other);
    second.files.put(blob, Arrays.copyOf(neo, neo.length + 1));

    assertInstalled(machine.install(Mode.SERVER));

    assertThat(warnings())
        .anyMatch(it -> it.startsWith("mirror-mismatch first has other bytes under the digest of"))
        .anyMatch(it -> it.startsWith("mirror-mismatch second has more than the"));
    assertThat(machine.source.fetches).hasValue(1);
  }

  @Test
  void asksAnUnreachableMirrorNoMoreAndWarnsOnce() throws Exception {
    first.failure = ProviderException.unavailable("nobody listens", "start it", null);
    machine.publish("bq2bq", "1.0");
    machine.list("bq2bq", "1.0");
    second.failure = ProviderException.denied("not for you", "ask");
    machine.lock();
    machine.emptyStore();
    machine.listener.warnings.clear();

    assertInstalled(machine.install(Mode.SERVER));

    assertThat(warnings())
        .containsExactlyInAnyOrder(
            "mirror-failed the mirror first cannot be used: nobody listens (tried 3 times); the"
                + " next place is asked",
            "mirror-failed the mirror second cannot be used: not for you; the next place is"
                + " asked");
  }

  @Test
  void namesWhatEachPlaceAnsweredIfNoneHasTheArtifact() {
    first.files.remove(blob);
    second.failure = ProviderException.denied("not for you", "ask");
    machine.source.remove(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX));

    assertThatThrownBy(() -> machine.install(Mode.SERVER))
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("memory:neo/1.0/optimus-neo_linux_amd64 does not exist (404)")
        .hasMessageContaining("before that, first does not have it; second failed: not for you");
  }
}
