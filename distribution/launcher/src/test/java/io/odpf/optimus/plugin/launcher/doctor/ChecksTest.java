// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.launcher.doctor.Finding.Level;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check on a healthy machine and on a faulty one. */
class ChecksTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void chooseHome() throws Exception {
    home = home.toRealPath();
    environment.put("HOME", home.toString());
  }

  private List<Finding> run(Check check) throws Exception {
    Installation installation =
        new Installation(home.resolve("program"), environment, Optional.of(home));
    return check.run(
        new Machine(
            installation,
            installation,
            needs -> {
              throw new IllegalStateException("no manager is needed");
            },
            Optional.empty()));
  }

  private Finding only(Check check) throws Exception {
    List<Finding> findings = run(check);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static void assertBad(Finding finding, Level level, String... words) {
    assertThat(finding.level()).as(finding.toString()).isEqualTo(level);
    assertThat(finding.message()).contains(words);
    assertThat(finding.hint()).isNotBlank();
  }

  @Test
  void failsForAnOldJavaAndWarnsOfAnInterpreter() throws Exception {
    assertThat(only(new JavaCheck()).level()).isEqualTo(Level.OK);
    assertBad(JavaCheck.judge(11, "11.0.20", "mixed mode"), Level.FAILED, "older than 17");
    assertBad(JavaCheck.judge(17, "17.0.1", "interpreted mode"), Level.WARNING, "slow");
  }

  @Test
  void warnsOfMissingStartUpCaches() throws Exception {
    assertBad(only(new StartupCacheCheck()), Level.WARNING, home + "/.cache/optimus/startup");
    Path cache = Files.createDirectories(home.resolve(".cache/optimus/startup/slot"));
    assertBad(only(new StartupCacheCheck()), Level.WARNING, "yet");
    Files.createFile(cache.resolve("command.jsa"));
    assertThat(only(new StartupCacheCheck()).level()).isEqualTo(Level.OK);
    environment.put("OPTIMUS_STARTUP_CACHE", "off");
    assertBad(only(new StartupCacheCheck()), Level.WARNING, "off");
  }

  @Test
  void failsForADirectoryThatIsForeignOrReadOnly() throws Exception {
    DirectoryCheck check = new DirectoryCheck("x", Places::installLocation, "name another one");
    assertThat(only(check).level()).isEqualTo(Level.OK);
    assertThat(only(check).message()).contains(home + "/.optimus/plugins", "created when");
    Path location = Files.createDirectories(home.resolve("shared"));
    environment.put(HostVariable.INSTALL_LOCATION, location.toString());
    assertThat(only(check).message()).isEqualTo(location.toString());
    Files.setPosixFilePermissions(location, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertBad(only(check), Level.FAILED, "everybody may write");
    Path file = Files.createFile(home.resolve("file"));
    environment.put(HostVariable.INSTALL_LOCATION, file + "/below");
    assertBad(only(check), Level.FAILED, "not a directory");
  }

  @Test
  void failsWithoutAPlaceForTheStore() throws Exception {
    DirectoryCheck check = new DirectoryCheck("store", Places::store, "set OPTIMUS_STORE");
    assertThat(only(check).level()).isEqualTo(Level.OK);
    environment.clear();
    assertBad(only(check), Level.FAILED, "does not define");
    environment.put(HostVariable.STORE, home.resolve("store").toString());
    assertThat(only(check).level()).isEqualTo(Level.OK);
  }

  @Test
  void warnsIfOthersCanWriteToTheRuntimesDirectory() throws Exception {
    Path place = Files.createDirectories(home.resolve("run"));
    environment.put("OPTIMUS_RUNTIME_DIR", place.toString());
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
    assertThat(only(new RuntimePlaceCheck()).level()).isEqualTo(Level.OK);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertBad(only(new RuntimePlaceCheck()), Level.WARNING, "not safe");
  }

  @Test
  void warnsOfALocaleWithoutUnicode() throws Exception {
    assertThat(LocaleCheck.judge("UTF-8", "UTF-8").level()).isEqualTo(Level.OK);
    assertBad(LocaleCheck.judge("ANSI_X3.4-1968", "ANSI_X3.4-1968"), Level.WARNING, "ANSI");
    assertThat(run(new LocaleCheck())).hasSize(1);
  }

  @Test
  void failsIfTheClockIsBeforeTheProgram() throws Exception {
    Path jar = home.resolve("program/lib/optimus.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    Instant built = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(jar, FileTime.from(built));
    assertThat(only(new ClockCheck(at("2026-02-01T00:00:00Z"))).level()).isEqualTo(Level.OK);
    assertBad(only(new ClockCheck(at("1970-01-01T00:00:00Z"))), Level.FAILED, "1970");
    assertBad(only(new ClockCheck(at("2099-01-01T00:00:00Z"))), Level.FAILED, "2099");
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  @Test
  void failsIfAProxyRefusesConnections() throws Exception {
    assertThat(only(new ProxyCheck(PATIENCE)).message()).isEqualTo("none");
    int port;
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = proxy.getLocalPort();
      environment.put("HTTPS_PROXY", "http://user:secret@127.0.0.1:" + port);
      assertThat(only(new ProxyCheck(PATIENCE)).message())
          .isEqualTo("127.0.0.1:" + port + " by HTTPS_PROXY");
    }
    Finding closed = only(new ProxyCheck(PATIENCE));
    assertBad(closed, Level.FAILED, "127.0.0.1:" + port, "HTTPS_PROXY");
    assertThat(closed.message()).doesNotContain("secret");
    environment.put("HTTPS_PROXY", "http://:::");
    assertBad(only(new ProxyCheck(PATIENCE)), Level.FAILED, "HTTPS_PROXY");
  }

  @Test
  void warnsOfDropInsThatOthersCouldHaveWritten() throws Exception {
    assertThat(only(new DropInsCheck()).message()).isEqualTo("none");
    Path directory = Files.createDirectories(home.resolve(".optimus/drop-ins"));
    Path bundle = Files.createFile(directory.resolve("own.jar"));
    assertThat(only(new DropInsCheck()).message()).isEqualTo(bundle.toString());
    Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(run(new DropInsCheck()))
        .anyMatch(finding -> finding.level() == Level.WARNING && finding.message().contains("own"));
  }

  @Test
  void failsForInvalidHostDefaults() throws Exception {
    environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
    assertThat(only(new DefaultsCheck()).level()).isEqualTo(Level.OK);
    Path file = home.resolve("xdg/optimus/defaults.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mode: serve\n");
    assertBad(only(new DefaultsCheck()), Level.FAILED, file + ":1:7: ");
  }
}
