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
 * An update whose process died when its journal was written: all that is new is staged, all that is
 * old is in place. Made from what an update that ended keeps for a rollback.
 */
public final class InterruptedInstall {
  private final Path state;
  private final List<Path> staged;

  private InterruptedInstall(Path state, List<Path> staged) {
    this.state = state;
    this.staged = staged;
  }

  /**
   * Turns the last install back to the moment of its journal.
   *
   * @param plugins the install location, whose last install updated one plugin or more
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

  /** The journal, which is there until the change is finished or undone. */
  public Path journal() {
    return state.resolve("journal.json");
  }

  /** The new files, in the order of the plugins' names. */
  public List<Path> staged() {
    return staged;
  }

  /** Makes the last new file one that did not get to the disk, so that all are to be undone. */
  public InterruptedInstall torn() throws IOException {
    replace(staged.get(staged.size() - 1), "torn".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Puts other content where a new file is, as if that had been what was to be installed. */
  public InterruptedInstall forged(int number, byte[] content) throws IOException {
    Path file = staged.get(number);
    String before = Release.sha256(file);
    replace(file, content);
    String journal = Files.readString(journal());
    Files.writeString(journal(), journal.replace(before, Release.sha256(file)));
    return this;
  }

  /** Replaces a file by a rename: a runtime may be running it, and then it cannot be written. */
  private void replace(Path file, byte[] content) throws IOException {
    Path other = Files.write(state.resolve("other"), content);
    Files.setPosixFilePermissions(other, Files.getPosixFilePermissions(file));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
