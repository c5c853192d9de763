// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static io.odpf.optimus.plugin.manager.operation.TestMachine.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Kind;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares configuration, machine and server. */
class ServerDiffTest {
  @TempDir Path directory;
  private ServedPlugins server;
  private TestMachine client;
  private byte[] neo;

  @BeforeEach
  void installFromTheServer() throws Exception {
    server = new ServedPlugins(directory.resolve("server"));
    client = new TestMachine(directory.resolve("client"));
    neo = server.lock("neo", "1.0", LINUX);
    server.serve(client);
    running("neo", "1.0", neo, "ready");
    install();
  }

  private void install() throws Exception {
    client
        .manager()
        .install(
            new ServerInstallRequest(
                "production",
                Optional.empty(),
                Optional.of(client.location),
                Map.of(),
                List.of(),
                Optional.empty(),
                Set.of(),
                OptionalInt.empty(),
                List.of()),
            client.listener);
  }

  private void running(String plugin, String version, byte[] program, String state) {
    status(
        """
        {"name": "%s", "state": "%s", "version": "%s", "digest": "%s", "pid": "0"}
        """
            .formatted(plugin, state, version, FileDigest.sha256(program)));
  }

  private void status(String plugins) {
    client.source.put(
        "v1/status",
        """
        {"version": "1", "platform": "linux_amd64", "supervised": true, "plugins": [%s]}
        """
            .formatted(plugins)
            .getBytes(StandardCharsets.UTF_8));
  }

  private ServerDiffReport diff(boolean configured) throws Exception {
    return client
        .manager()
        .diff(
            new ServerDiffRequest(
                "production",
                configured ? Optional.of(client.file()) : Optional.empty(),
                Optional.of(client.location),
                Map.of(),
                Optional.empty()));
  }

  private List<String> findings(boolean configured) throws Exception {
    List<String> findings = new ArrayList<>();
    for (ServerDiffReport.Row row : diff(configured).plugins()) {
      for (ServerDiffReport.Finding finding : row.findings()) {
        findings.add(row.plugin() + " " + finding.kind() + " " + finding.reason());
      }
    }
    return findings;
  }

  @Test
  void findsNothingOnALevelMachineAndShowsItsThreeSides() throws Exception {
    ServerDiffReport report = diff(false);
    assertThat(report.different()).isFalse();
    assertThat(report.plugins())
        .singleElement()
        .satisfies(
            row -> {
              ServerDiffReport.Side side =
                  new ServerDiffReport.Side(
                      Optional.of("1.0"), Optional.of(FileDigest.sha256(neo).toString()), "intact");
              assertThat(row.installed()).contains(side);
              assertThat(row.wanted())
                  .contains(new ServerDiffReport.Side(side.version(), side.digest(), ""));
              assertThat(row.running())
                  .contains(new ServerDiffReport.Side(side.version(), side.digest(), "ready"));
            });
  }

  @Test
  void tellsThatTheServerWasUpgradedAndWhatItStillRuns() throws Exception {
    server.lock("neo", "1.1", LINUX);
    server.lock("bq", "2.0", LINUX);
    server.serve(client);
    assertThat(findings(false))
        .containsExactly(
            "bq MISSING not installed here",
            "neo OUTDATED the server has locked 1.1, which is not what is installed here",
            "neo SERVER_BEHIND the server runs 1.0, and has locked 1.1");
  }

  @Test
  void tellsWhatIsOtherwiseOnThisMachine() throws Exception {
    Files.writeString(client.binary("neo"), "changed");
    server.machine.unlist("neo");
    assertThat(findings(false)).containsExactly("neo MODIFIED its file was changed by hand");
    client.list("neo", "3.0");
    client.list("other", "1.0");
    assertThat(findings(true))
        .containsExactly(
            "neo CONFIGURED_OTHERWISE the configuration describes it otherwise than the server's:"
                + " here 3.0, there 1.0",
            "neo MODIFIED its file was changed by hand",
            "other NOT_AT_SERVER the server has not locked it");
    client.unlist("neo");
    assertThat(findings(true))
        .containsExactly(
            "neo EXTRA installed here, but not listed",
            "other NOT_AT_SERVER the server has not locked it");
  }

  @Test
  void tellsThatTheServerCannotRunAPluginOrRunsAnUnknownOne() throws Exception {
    running("neo", "1.0", neo, "backoff");
    assertThat(findings(false)).containsExactly("neo SERVER_FAILED on the server it is backoff");
    status("{\"name\": \"hand\", \"state\": \"ready\", \"version\": \"\", \"digest\": \"\"}");
    assertThat(diff(false).plugins())
        .filteredOn(row -> row.plugin().equals("hand"))
        .flatExtracting(ServerDiffReport.Row::findings)
        .extracting(ServerDiffReport.Finding::kind)
        .contains(Kind.SERVER_BEHIND);
  }

  @Test
  void refusesAStatusThatItCannotRead() {
    client.source.put("v1/status", "[]".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> diff(false)).hasMessageContaining("status of the server production");
  }
}
