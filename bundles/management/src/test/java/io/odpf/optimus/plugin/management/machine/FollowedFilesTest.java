// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a configuration is changed. */
class FollowedFilesTest {
  @TempDir Path directory;
  private Path file;
  private FollowedFiles files;
  private FollowedFiles.State before;

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(directory.resolve("config.yaml"), "one");
    files = new FollowedFiles(file);
    before = files.settled();
  }

  private void assertChanged(boolean content) throws Exception {
    assertThat(files.differFrom(before)).isTrue();
    FollowedFiles.State now = files.settled();
    assertThat(files.differFrom(now)).isFalse();
    assertThat(now.content().equals(before.content())).isEqualTo(!content);
  }

  @Test
  void noticesAFileThatIsReplacedByRenaming() throws Exception {
    Path fresh = Files.writeString(directory.resolve(".config.yaml.swp"), "two");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);

    assertChanged(true);
  }

  @Test
  void knowsAFileThatWasWrittenAgainByItsContent() throws Exception {
    Path fresh = Files.writeString(directory.resolve("again"), "one");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);

    assertChanged(false);
  }

  @Test
  void noticesALockFileThatAppears() throws Exception {
    assertThat(files.differFrom(before)).isFalse();
    Files.writeString(directory.resolve("config.yaml.lock"), "{}");

    assertChanged(true);
  }

  @Test
  void noticesAFileThatIsGone() throws Exception {
    Files.delete(file);

    assertChanged(true);
  }

  @Test
  void noticesALinkAboveItThatIsPointedElsewhereAsInAConfigMap() throws Exception {
    for (String version : new String[] {"..1", "..2"}) {
      Path data = Files.createDirectory(directory.resolve(version));
      Files.writeString(data.resolve("mapped.yaml"), version);
    }
    Path data = Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
    Path mapped =
        Files.createSymbolicLink(
            directory.resolve("mapped.yaml"), Path.of("..data", "mapped.yaml"));
    files = new FollowedFiles(mapped);
    before = files.settled();
    Path fresh = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..2"));
    Files.move(fresh, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

    assertChanged(true);
  }
}
