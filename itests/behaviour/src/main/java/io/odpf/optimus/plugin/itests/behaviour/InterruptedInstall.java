// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An update whose process died after it wrote its journal: every new file is staged, and every old
 * file is in place. Created from the files that a completed update keeps for a rollback.
 */
public final class InterruptedInstall {
  private final Path state;
  private final List<Path> staged;

  private InterruptedInstall(Path state, List<Path> staged) {
    this.state = state;
    this.staged = staged;
  }

  /**
   * Reverts the last install to the moment when its journal was written.
   *
   * @param plugins the install location, whose last install updated at least one plugin
   */
  public static InterruptedInstall turnBack(Path plugins) throws IOException {
    Path state = plugins.resolve(".optimus");
    String record = Files.readString(state.resolve("previous/set.json"));
    Path staging = state.resolve("staging").resolve(texts(record, "staging").get(0));
    Files.move(state.resolve("previous"), staging);
    List<Path> staged = texts(record, "staged").stream().map(staging::resolve).toList();
    List<String> names =
        Pattern.compile("\"kind\": \"PUT\",\\s*\"plugin\": \"([^\"]+)\"")
            .matcher(record)
            .results()
            .map(found -> found.group(1))
            .toList();
    for (int i = 0; i < names.size(); i++) {
      Path installed = plugins.resolve(Release.here().binaryName(names.get(i)));
      Files.move(installed, staged.get(i));
      Files.createLink(installed, staging.resolve(i + ".old"));
      Files.copy(
          staging.resolve(i + ".old-receipt"),
          state.resolve("receipts").resolve(names.get(i) + "_" + Release.here() + ".json"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(staging.resolve("set.json"), state.resolve("journal.json"));
    return new InterruptedInstall(state, staged);
  }

  private static List<String> texts(String document, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(document);
    return matcher.results().map(found -> found.group(1)).toList();
  }

  /** Returns the journal, which exists until the change is finished or undone. */
  public Path journal() {
    return state.resolve("journal.json");
  }

  /** Returns the new files, in the order of the plugins' names. */
  public List<Path> staged() {
    return staged;
  }

  /**
   * Truncates the last new file, as if it had not reached the disk, so that the whole change is
   * undone.
   */
  public InterruptedInstall torn() throws IOException {
    replace(staged.get(staged.size() - 1), "torn".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Replaces the content of a new file, as if the install had staged it. */
  public InterruptedInstall forged(int number, byte[] content) throws IOException {
    Path file = staged.get(number);
    String before = Release.sha256(file);
    replace(file, content);
    String journal = Files.readString(journal());
    Files.writeString(journal(), journal.replace(before, Release.sha256(file)));
    return this;
  }

  /** Replaces a file by a rename: a file that a runtime executes cannot be written to. */
  private void replace(Path file, byte[] content) throws IOException {
    Path other = Files.write(state.resolve("other"), content);
    Files.setPosixFilePermissions(other, Files.getPosixFilePermissions(file));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
