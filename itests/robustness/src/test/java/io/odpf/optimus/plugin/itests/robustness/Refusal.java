// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Asserts that commands are refused with a message, and change nothing.
 *
 * @param scene the scene of the commands
 * @param commands each with its options
 * @param user changes a command to one of its user
 * @param places directories that must not change
 */
record Refusal(
    Scene scene, List<List<String>> commands, UnaryOperator<Command> user, List<Path> places) {

  /** Commands that read an install location. */
  private static final List<List<String>> OF_LOCATION =
      List.of(
          List.of("list"),
          List.of("diff"),
          List.of("install"),
          List.of("install", "--dry-run"),
          List.of("install", "--force", "--adopt"),
          List.of("clean"),
          List.of("clean", "--all", "--dry-run"),
          List.of("rollback"));

  /** Commands that read the store or remove files from it. */
  private static final List<List<String>> OF_STORE =
      List.of(List.of("install"), List.of("lock"), List.of("clean", "--cache"));

  /** Returns the refusal of an install location. */
  static Refusal ofLocation(Scene scene, UnaryOperator<Command> user) {
    List<Path> places = List.of(scene.stage().plugins(), scene.stage().project());
    return new Refusal(scene, OF_LOCATION, user, places);
  }

  /** Returns the refusal of the store in a directory of caches. */
  static Refusal ofStore(Scene scene, UnaryOperator<Command> user, Path caches) {
    return new Refusal(scene, OF_STORE, user, List.of(caches, scene.stage().project()));
  }

  /** Runs them all. */
  void assertWith(String... words) throws IOException {
    Map<Path, String> before = snapshot();
    for (List<String> command : commands) {
      Result refused = user.apply(scene.command(command.toArray(String[]::new))).run();

      assertThat(refused.exitCode()).as(command + " " + refused).isEqualTo(1);
      assertThat(refused.err())
          .as(command + "")
          .contains(words)
          .contains("  hint: ")
          .doesNotContain("\tat ");
      assertThat(snapshot()).as(command + "").isEqualTo(before);
    }
  }

  private Map<Path, String> snapshot() throws IOException {
    return Snapshot.of(places.toArray(Path[]::new));
  }
}
