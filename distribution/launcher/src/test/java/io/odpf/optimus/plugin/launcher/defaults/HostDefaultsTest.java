// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostDefaultsTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private Path file;

  @BeforeEach
  void choosePlace() throws Exception {
    home = home.toRealPath();
    file = home.resolve(".config/optimus/defaults.yaml");
    Files.createDirectories(file.getParent());
  }

  private HostDefaults read() {
    return HostDefaults.read(
        new Installation(home.resolve("program"), environment, Optional.of(home)));
  }

  private HostDefaults read(String text) throws Exception {
    Files.writeString(file, text);
    return read();
  }

  private static List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                problem.position().map(at -> at.line() + ":" + at.column() + ": ").orElse("")
                    + problem.message())
        .toList();
  }

  /** Drop-ins are read by the few commands that use them. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DROP_INS")
  void checksTheVariableOfEachSettingWithoutAFile(HostSetting setting) {
    environment.put(setting.variable(), "");

    assertThat(new Installation(home, environment, Optional.of(home)).hasDefaults()).isTrue();
  }

  @Test
  void readsEachSettingWithItsPosition() throws Exception {
    HostDefaults defaults =
        read(
            """
            # of this host
            mode: server
            install_location: ~/plugins
            store: /var/cache/optimus
            parallel: 4
            drop_ins: [/opt/a, ~/b]
            log: {level: debug, format: json, file: /var/log/optimus.log, size: 20}
            """);

    assertThat(defaults.problems()).isEmpty();
    assertThat(defaults.environment(Map.of()))
        .containsOnly(
            Map.entry(HostVariable.MODE, "server"),
            Map.entry(HostVariable.INSTALL_LOCATION, home + "/plugins"),
            Map.entry(HostVariable.STORE, "/var/cache/optimus"),
            Map.entry(HostVariable.PARALLEL, "4"),
            Map.entry(HostVariable.DROP_INS, "/opt/a" + File.pathSeparator + home + "/b"),
            Map.entry(HostVariable.LOG_LEVEL, "debug"),
            Map.entry(HostVariable.LOG_FORMAT, "json"),
            Map.entry(HostVariable.LOG_FILE, "/var/log/optimus.log"),
            Map.entry(HostVariable.LOG_SIZE, "20"));
    assertThat(defaults.values().get(HostSetting.MODE).origin()).hasToString(file + ":2:7");
  }

  @Test
  void prefersAVariableToAFile() throws Exception {
    environment.put(HostVariable.MODE, "client");

    HostDefaults defaults = read("mode: server\nparallel: 2\n");

    assertThat(defaults.environment(environment))
        .containsEntry(HostVariable.MODE, "client")
        .containsEntry(HostVariable.PARALLEL, "2");
    assertThat(defaults.values().get(HostSetting.MODE).origin()).hasToString(HostVariable.MODE);
  }

  @Test
  void findsTheUsersFileInTheXdgDirectory() throws Exception {
    environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
    Path other = home.resolve("xdg/optimus/defaults.yaml");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "mode: server\n");

    assertThat(read("mode: client\n").values().get(HostSetting.MODE).text()).isEqualTo("server");
  }

  @Test
  void reportsAllErrorsWithLineAndColumn() throws Exception {
    environment.put(HostVariable.PARALLEL, "none");

    HostDefaults defaults =
        read(
            """
            mode: serve
            instal_location: /srv
            store: cache
            parallel: 0
            drop_ins: /opt/a
            log:
              levl: debug
              format: [json]
            plugins: []
            """);

    assertThat(shown(defaults.problems()))
        .containsExactly(
            "1:7: mode does not take 'serve'",
            "2:1: unknown key 'instal_location'",
            "3:8: store is not an absolute path: 'cache'",
            "4:11: parallel does not take '0'",
            "7:3: unknown key 'levl'",
            "8:11: log.format is one value",
            "9:1: unknown key 'plugins'",
            "the variable " + HostVariable.PARALLEL + " does not take 'none'");
    assertThat(defaults.problems())
        .extracting(Problem::hint)
        .contains("give one of server, client", "did you mean 'install_location'?")
        .allMatch(hint -> !hint.isBlank());
  }

  @Test
  void treatsAnEmptyFileLikeAMissingOne() throws Exception {
    assertThat(read("").problems()).isEmpty();
    assertThat(read("# nothing yet\n").problems()).isEmpty();
    assertThat(read().values()).isEmpty();
  }

  @Test
  void ignoresAFileThatOthersCouldHaveWritten() throws Exception {
    read("mode: server\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    HostDefaults defaults = read();

    assertThat(defaults.values()).isEmpty();
    assertThat(defaults.problems()).hasSize(1);
    assertThat(defaults.problems().get(0).message())
        .contains(file.toString(), "everybody may write to it");
  }

  @Test
  void reportsAFileThatIsNotRegular() throws Exception {
    Files.createDirectory(file);

    assertThat(shown(read().problems()))
        .containsExactly(
            "the host's defaults cannot be read: " + file + ": it is not a regular file");
  }

  @Test
  void followsALinkAsClustersCreateThem() throws Exception {
    Path real = home.resolve("data/defaults.yaml");
    Files.createDirectories(real.getParent());
    Files.writeString(real, "mode: server\n");
    Files.createSymbolicLink(file, real);

    assertThat(read().values().get(HostSetting.MODE).text()).isEqualTo("server");
    Files.setPosixFilePermissions(real.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(read().values()).isEmpty();
  }

  @Test
  void passesOnTheFilesThatListServersAndRefusesServersWithoutNames() throws Exception {
    HostDefaults listed = read("servers:\n  - {name: production, url: \"https://host\"}\n");
    assertThat(listed.problems()).isEmpty();
    assertThat(listed.environment(Map.of()))
        .containsOnly(Map.entry("OPTIMUS_SERVERS", file.toString()));
    assertThat(listed.environment(Map.of("OPTIMUS_SERVERS", "other")))
        .containsEntry("OPTIMUS_SERVERS", "other");

    assertThat(shown(read("servers: [{url: \"https://host\"}]\n").problems()))
        .containsExactly("1:11: a server must have a name");
    assertThat(shown(read("servers: production\n").problems()))
        .containsExactly("1:10: servers must be a list");
  }
}
