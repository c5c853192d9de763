// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.manager.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that journals are validated when they are read. It only reads journals: a test with paths
 * that leave the directory must not be able to remove files.
 */
class JournalTest {
  private static final String CHANGE =
      "{\"kind\": \"REMOVE\", \"plugin\": \"PLUGIN\", \"platform\": \"linux_amd64\","
          + " \"had_file\": true, \"had_receipt\": true}";

  private static String journal(String staging, String plugin) {
    return "{\"version\": 1, \"staging\": \""
        + staging
        + "\", \"changes\": ["
        + CHANGE.replace("PLUGIN", plugin)
        + "]}";
  }

  @Test
  void readsNamesWithinTheirDirectories() throws Exception {
    Journal journal = Journal.read(journal("install-17", "neo"));

    assertThat(journal.staging()).isEqualTo("install-17");
    assertThat(journal.entries())
        .singleElement()
        .extracting(entry -> entry.id().name())
        .isEqualTo("neo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "/x", "a/b", "a/../../x", ".hidden", "a\\\\b"})
  void refusesNamesThatLeaveTheirDirectory(String name) {
    assertThatThrownBy(() -> Journal.read(journal(name, "neo")))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("\"staging\" is not the name of a file");
    assertThatThrownBy(() -> Journal.read(journal("install-17", name)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("\"plugin\" is not the name of a file");
  }

  @Test
  void refusesALockFileThatWasNotPreparedBesideItsTarget() {
    String journal =
        journal("install-17", "neo")
            .replace(
                "\"changes\"",
                "\"lock_file\": \"/a/config.yaml.lock\", \"lock_file_new\": \"/b/other\","
                    + " \"changes\"");

    assertThatThrownBy(() -> Journal.read(journal))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("not a file beside");
  }
}
