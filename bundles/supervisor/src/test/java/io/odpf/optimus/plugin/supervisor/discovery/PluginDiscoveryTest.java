// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins that discovery finds, by name, version and directory. */
class PluginDiscoveryTest extends DiscoveryTestCase {
  @Test
  void findsNothingInDirectoriesThatAreEmptyOrDoNotExist() throws Exception {
    assertThat(find(LINUX, first, temporary.resolve("none")))
        .isEqualTo(new DiscoveryResult(List.of(), List.of()));
  }

  @Test
  void findsPluginsOfAllNamingsByName() throws Exception {
    Path b = plugin(first, "optimus-b_linux_amd64");
    Path a = plugin(second, "optimus-a_1.2.3_linux_amd64");
    Path task = plugin(second, "optimus-task-bq2bq_0.1_linux_amd64");
    Path hook = plugin(second, "optimus-hook-transporter_0.2_linux_amd64");

    assertThat(find())
        .isEqualTo(
            new DiscoveryResult(
                List.of(
                    byHand("a", a, "1.2.3"),
                    byHand("b", b, null),
                    byHand("bq2bq", task, "0.1"),
                    byHand("transporter", hook, "0.2")),
                List.of()));
  }

  @Test
  void findsPluginsOfThisPlatformOnly() throws Exception {
    plugin(first, "optimus-a_linux_arm64");
    plugin(first, "optimus-b_darwin_amd64");
    plugin(first, "optimus-c_windows_amd64.exe");
    Path d = plugin(first, "optimus-d_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(byHand("d", d, null)), List.of()));
    assertThat(find(new Platform("windows", "amd64"), first).plugins())
        .extracting(PluginBinary::name)
        .containsExactly("c");
  }

  @Test
  void prefersTheFirstDirectoryAndReportsShadowedFiles() throws Exception {
    Path used = plugin(first, "optimus-neo_0.0.1_linux_amd64");
    Path newer = plugin(second, "optimus-neo_0.0.6_linux_amd64");
    Path older = plugin(second, "optimus-neo_0.0.5_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", used, "0.0.1", newer, older));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.10, 0.0.9",
    "0.10.0, 0.9.9",
    "1.0.0, 1.0.0-rc.1",
    "v2, 1.9",
    "1.0.0, latest",
    "0.0.1, snapshot"
  })
  void takesTheHighestVersionInADirectory(String higher, String lower) throws Exception {
    Path used = plugin(first, "optimus-neo_" + higher + "_linux_amd64");
    Path other = plugin(first, "optimus-neo_" + lower + "_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", used, higher, other));
  }

  @Test
  void prefersAKnownVersionToAnUnknownUnmanagedOne() throws Exception {
    Path unknown = plugin(first, "optimus-neo_linux_amd64");
    Path known = plugin(first, "optimus-neo_0.0.1_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", known, "0.0.1", unknown));
  }

  @Test
  void identifiesInstalledPluginsByTheirReceipts() throws Exception {
    Path neo = installed(first, "neo", "0.0.6", State.OK);
    Path changed = installed(first, "changed", null, State.MODIFIED);

    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary("changed", changed, Optional.empty(), Optional.of(DIGEST), List.of()),
            new PluginBinary("neo", neo, Optional.of("0.0.6"), Optional.of(DIGEST), List.of()));
  }

  @Test
  void marksUnmanagedFiles() throws Exception {
    installed(first, "neo", null, State.UNMANAGED);
    installed(first, "gone", "1.0", State.MISSING);
    installed(second, "neo", "0.0.6", State.OK);

    assertThat(find().plugins())
        .containsExactly(
            byHand(
                "neo",
                first.resolve("optimus-neo_linux_amd64"),
                null,
                second.resolve("optimus-neo_linux_amd64")));
  }

  @Test
  void comparesTheVersionOfAReceiptWithThatOfAName() throws Exception {
    Path installed = installed(first, "neo", "0.0.10", State.OK);
    Path older = plugin(first, "optimus-neo_0.0.9_linux_amd64");
    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary(
                "neo", installed, Optional.of("0.0.10"), Optional.of(DIGEST), List.of(older)));

    Path newer = plugin(first, "optimus-neo_0.0.11_linux_amd64");
    assertThat(find().plugins()).containsExactly(byHand("neo", newer, "0.0.11", installed, older));
  }

  @Test
  void prefersTheFileInstalledWithoutAVersion() throws Exception {
    Path installed = installed(first, "neo", null, State.OK);
    Path other = plugin(first, "optimus-neo_9.9.9_linux_amd64");

    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary(
                "neo", installed, Optional.empty(), Optional.of(DIGEST), List.of(other)));
  }

  @Test
  void prefersTheNameInTheReceiptToTheFileName() throws Exception {
    installed(first, "my_own_plugin", "1.0", State.OK);
    installed(first, "task-x", "1.0", State.OK);

    assertThat(find().plugins())
        .extracting(PluginBinary::name)
        .containsExactly("my_own_plugin", "task-x");
    assertThat(find().findings()).isEmpty();
  }

  @Test
  void continuesIfRecordsCannotBeRead() throws Exception {
    Path neo = plugin(first, "optimus-neo_linux_amd64");
    Problem damaged = Problem.of(CommonProblem.UNKNOWN, "the receipt is damaged", "remove it");
    InstalledPlugins records =
        location -> {
          throw PluginManagerException.failure(damaged, null);
        };

    assertThat(new PluginDiscovery(new PluginDirectories(List.of(first)), LINUX, records).find())
        .isEqualTo(new DiscoveryResult(List.of(byHand("neo", neo, null)), List.of(damaged)));
  }

  @Test
  void readsRecordsOnlyForDirectoriesWithFiles() throws Exception {
    plugin(first, "optimus-neo_linux_amd64");
    List<Path> asked = new ArrayList<>();
    InstalledPlugins records =
        location -> {
          asked.add(location);
          return List.of();
        };

    new PluginDiscovery(new PluginDirectories(List.of(first, second)), LINUX, records).find();

    assertThat(asked).containsExactly(first);
  }

  @Test
  void doesNotShadowByAPartOfAName() throws Exception {
    Path server = Files.createDirectory(temporary.resolve("optimus-neo-srv"));
    Path neo2 = plugin(first, "optimus-neo2_linux_amd64");
    Path inServer = plugin(server, "optimus-other_linux_amd64");
    Path neo = plugin(second, "optimus-neo_linux_amd64");

    assertThat(find(LINUX, first, server, second).plugins())
        .containsExactly(
            byHand("neo", neo, null), byHand("neo2", neo2, null), byHand("other", inServer, null));
  }

  @Test
  void ignoresSubdirectories() throws Exception {
    plugin(Files.createDirectory(first.resolve("below")), "optimus-neo_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(), List.of()));
  }

  @Test
  void findsAPluginAmongTenThousandOtherFiles() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(first.resolve("other-" + i));
    }
    Path neo = plugin(first, "optimus-neo_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(byHand("neo", neo, null)), List.of()));
  }
}
