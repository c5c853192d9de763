// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropInAllowListTest {
  private static final String DIGEST = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @TempDir Path dropIns;

  @Test
  void holdsForTheDirectoryForRuntimesTooUnlessThatHasItsOwn() throws Exception {
    Path runtime = Files.createDirectory(dropIns.resolve(DropIns.RUNTIME));
    assertThat(DropInAllowList.of(runtime.resolve("page.jar"))).isEmpty();

    Files.writeString(dropIns.resolve(DropInAllowList.FILE), DIGEST + "  page.jar\n");
    assertThat(objects(runtime, DIGEST)).isFalse();
    assertThat(objects(runtime, OTHER)).isTrue();
    assertThat(objects(dropIns, OTHER)).isTrue();

    Files.writeString(runtime.resolve(DropInAllowList.FILE), OTHER + "\n");
    assertThat(objects(runtime, DIGEST)).isTrue();
    assertThat(objects(runtime, OTHER)).isFalse();
  }

  private static boolean objects(Path directory, String digest) {
    return DropInAllowList.of(directory.resolve("page.jar"))
        .orElseThrow()
        .objection(digest)
        .isPresent();
  }
}
