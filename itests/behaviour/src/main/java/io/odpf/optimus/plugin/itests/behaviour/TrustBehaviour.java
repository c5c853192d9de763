// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.Test;

/**
 * Receipts and journals of an install location are trusted only if no other user could have written
 * them. They do not prove what a source has, and read-only commands do not change them.
 */
public abstract class TrustBehaviour extends Behaviour {
  private static final int STRANGER = 12_345;
  private static final String[] COMMANDS = {"list", "diff", "install", "clean", "rollback"};

  @Test
  @org.junit.jupiter.api.Test
  public void refusesFilesOfAnotherUserInEveryCommand() throws Exception {
    update();
    Path receipt = state().resolve("receipts/neo_" + Release.here() + ".json");
    Superuser.give(STRANGER, receipt);
    try {
      assertRefusedByAll(receipt + ": it belongs to another user (uid " + STRANGER + ")");
    } finally {
      Superuser.give(Superuser.self(), receipt);
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesDirectoriesThatOthersMayWriteInEveryCommand() throws Exception {
    update();
    Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertRefusedByAll(state() + ": everybody may write into it");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void leavesAnUnfinishedChangeForInstallToFinish() throws Exception {
    update();
    InterruptedInstall.turnBack(stage.plugins());
    byte[] old = Files.readAllBytes(stage.installed("neo"));

    assertLookingChangesNothing("finishes it");
    stage.run("install").orThrow();

    assertThat(Files.readAllBytes(stage.installed("neo"))).isNotEqualTo(old);
    assertThat(stage.run("list").out()).doesNotContain("unfinished");
    assertThat(stage.run("diff").exitCode()).isZero();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void leavesAnUnfinishedChangeForCleanToUndo() throws Exception {
    update();
    InterruptedInstall.turnBack(stage.plugins()).torn();
    byte[] old = Files.readAllBytes(stage.installed("neo"));

    assertLookingChangesNothing("undoes it");
    stage.run("clean").orThrow();

    assertThat(Files.readAllBytes(stage.installed("neo"))).isEqualTo(old);
    assertThat(stage.run("list").out()).doesNotContain("unfinished").contains("0.0.5");
  }

  /** The receipt is the user's own and matches its file; only the source differs. */
  @Test
  @org.junit.jupiter.api.Test
  public void createsNoLockFromAReceipt() throws Exception {
    update();
    String lock = Files.readString(stage.lockFile());
    Files.delete(stage.lockFile());
    byte[] right = Files.readAllBytes(stage.installed("neo"));
    Path receipt = state().resolve("receipts/neo_" + Release.here() + ".json");
    stage.change("neo", "#!/bin/sh\necho evil\n");
    Files.writeString(
        receipt,
        Files.readString(receipt)
            .replaceAll(
                "\"sha256\": \"[0-9a-f]{64}\"",
                "\"sha256\": \"" + Release.sha256(stage.installed("neo")) + "\"")
            .replaceAll("\"size\": [0-9]+", "\"size\": " + Files.size(stage.installed("neo"))));
    assertThat(stage.run("list").out()).containsPattern("neo +0\\.0\\.6 +\\S+ +ok ");

    Result installed = stage.run("install").orThrow();

    assertThat(installed.out()).containsPattern("updated +neo");
    assertThat(Files.readAllBytes(stage.installed("neo"))).isEqualTo(right);
    assertThat(stage.lockFile()).hasContent(lock);
  }

  private void update() {
    for (String version : new String[] {"0.0.5", "0.0.6"}) {
      stage.release(version).archives("neo", "neo");
      stage.write(
          stage
              .releases()
              .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: " + version));
      stage.run("install").orThrow();
    }
  }

  private Path state() {
    return stage.plugins().resolve(".optimus");
  }

  private Map<Path, String> snapshot() throws IOException {
    return Snapshot.of(stage.plugins(), stage.project());
  }

  private void assertRefusedByAll(String words) throws IOException {
    Map<Path, String> before = snapshot();
    for (String command : COMMANDS) {
      Result refused = stage.run(command);

      assertThat(refused.exitCode()).as(command + " " + refused).isEqualTo(1);
      assertThat(refused.err()).as(command).contains(words, "  hint: ");
      assertThat(snapshot()).as(command).isEqualTo(before);
    }
  }

  private void assertLookingChangesNothing(String next) throws IOException {
    Map<Path, String> before = snapshot();
    for (String look : new String[] {"list", "diff"}) {
      Result told = stage.run(look);

      assertThat(told.exitCode()).as(told.toString()).isEqualTo(look.equals("diff") ? 3 : 0);
      assertThat(told.out())
          .contains(
              "unfinished: a change of neo was interrupted; the next install or clean " + next);
      assertThat(snapshot()).as(look).isEqualTo(before);
    }
  }
}
