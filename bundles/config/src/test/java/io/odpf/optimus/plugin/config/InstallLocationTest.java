// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that are too much to be given to plugins. */
class InstallLocationTest extends ConfigTest {
  private static final String HINT =
      " | give plugins a directory of their own, such as ~/.optimus/plugins";

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "/tmp/..", "'${R:-/}'"})
  void the_root(String location) {
    assertThat(findings(at(location)))
        .containsExactly("1:42 install_location must not be the root directory" + HINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "~/", "~/.", "~/x/..", "'${HOME}'", "home"})
  void the_home_directory(String location) {
    assertThat(findings(at(location)))
        .containsExactly("1:42 install_location must not be the home directory itself" + HINT);
  }

  @Test
  void the_home_directory_by_another_name() throws Exception {
    Files.createDirectory(home());
    Files.createSymbolicLink(directory.resolve("link"), home());

    assertThat(findings(at("link")))
        .containsExactly("1:42 install_location must not be the home directory itself" + HINT);
  }

  @Test
  void a_directory_that_home_is_in() {
    assertThat(findings(at("~/..")))
        .containsExactly(
            "1:42 install_location must not be a directory that home directories are in" + HINT);
  }

  @Test
  void a_directory_in_home() {
    assertThat(read(at("~/x")).installLocation()).isEqualTo(home().resolve("x"));
  }

  @Test
  void no_text() {
    assertThat(findings(at("[a]")))
        .containsExactly("1:42 install_location must be a file's path, not a list");
    assertThat(findings(at("~bob/x")))
        .containsExactly(
            "1:42 install_location must not name another user's home: '~bob/x' | only ~/ is known; write the path out");
  }

  private static String at(String location) {
    return "plugins: {plugins: [], install_location: " + location + "}";
  }
}
