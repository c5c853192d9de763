// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Install locations, in particular directories with other content than plugins. */
class InstallLocationTest extends ConfigTest {
  private static final String HINT =
      " | give plugins a directory of their own, such as ~/.optimus/plugins";

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "/tmp/..", "'${R:-/}'"})
  void refusesTheRootDirectoryAsInstallLocation(String location) {
    assertThat(findings(at(location)))
        .containsExactly("1:42 install_location must not be the root directory" + HINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "~/", "~/.", "~/x/..", "'${HOME}'", "home"})
  void refusesTheHomeDirectoryAsInstallLocation(String location) {
    assertThat(findings(at(location)))
        .containsExactly("1:42 install_location must not be the home directory itself" + HINT);
  }

  @Test
  void refusesTheHomeDirectoryBehindALinkAsInstallLocation() throws Exception {
    Files.createDirectory(home());
    Files.createSymbolicLink(directory.resolve("link"), home());

    assertThat(findings(at("link")))
        .containsExactly("1:42 install_location must not be the home directory itself" + HINT);
  }

  @Test
  void refusesAParentOfTheHomeDirectoryAsInstallLocation() {
    assertThat(findings(at("~/..")))
        .containsExactly(
            "1:42 install_location must not be a directory that home directories are in" + HINT);
  }

  @Test
  void acceptsADirectoryInHomeAsInstallLocation() {
    assertThat(read(at("~/x")).installLocation()).isEqualTo(home().resolve("x"));
  }

  @Test
  void refusesAnInstallLocationThatIsNotText() {
    assertThat(findings(at("[a]")))
        .containsExactly("1:42 install_location must be a file's path, not a list");
    assertThat(findings(at("~bob/x")))
        .containsExactly(
            "1:42 install_location must not name another user's home: '~bob/x' | only ~/ is known; write the path out");
  }

  @ParameterizedTest
  @CsvSource({
    "$HOME/plugins, a shell, HOME",
    "/srv/$USER/plugins, a shell, USER",
    "'%APPDATA%\\plugins', Windows, APPDATA",
    "/srv/%USERNAME%, Windows, USERNAME"
  })
  void refusesAVariableOfAShellInAnInstallLocation(String location, String kind, String name) {
    assertThat(findings(at("'" + location + "'")))
        .containsExactly(
            "1:42 install_location has a variable of "
                + kind
                + ", which is not replaced: '"
                + location
                + "' | write ${"
                + name
                + "}");
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {
        "C:\\plugins",
        "c:/plugins",
        "D:",
        "C:plugins\\x",
        "\\\\server\\share",
        "..\\plugins",
        ".\\plugins",
        "~\\plugins"
      })
  void refusesAWindowsPathOnOtherSystems(String location) {
    assertThat(findings(at("'" + location + "'")))
        .singleElement()
        .asString()
        .startsWith("1:42 install_location ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/srv/Outer$Inner", "/srv/100%/50%", "/srv/a:b", "/srv/$", "/srv/x%20y%20z"})
  void acceptsANameThatOnlyLooksLikeAVariable(String location) {
    assertThat(read(at("'" + location + "'")).installLocation()).isEqualTo(Path.of(location));
  }

  @Test
  void replacesVariablesInAnInstallLocation() {
    environment.put("BASE", "/srv/plugins");
    assertThat(read(at("'${BASE}/x'")).installLocation()).isEqualTo(Path.of("/srv/plugins/x"));
  }

  private static String at(String location) {
    return "plugins: {plugins: [], install_location: " + location + "}";
  }
}
