// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the audit log. */
class AuditLogTest {
  @TempDir Path directory;

  private AuditLog log(int bytes) {
    return new AuditLog(directory.resolve("audit"), bytes, 3);
  }

  private static AuditEntry entry(int number) {
    return AuditEntry.newBuilder().setId("id-" + number).setMethod("Install").build();
  }

  @Test
  void readsTheLatestEntriesOldestFirst() throws Exception {
    for (int i = 1; i <= 5; i++) {
      log(1 << 20).append(entry(i));
    }

    assertThat(log(1 << 20).latest(2)).containsExactly(entry(4), entry(5));
    assertThat(Files.getPosixFilePermissions(directory.resolve("audit/audit.jsonl")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void keepsAsManyFilesAsPermitted() throws Exception {
    AuditLog log = log(100);
    for (int i = 1; i <= 20; i++) {
      log.append(entry(i));
    }

    assertThat(directory.resolve("audit"))
        .isDirectoryContaining("glob:**audit.1.jsonl")
        .isDirectoryContaining("glob:**audit.2.jsonl")
        .isDirectoryNotContaining("glob:**audit.3.jsonl");
    assertThat(log.latest(4)).containsExactly(entry(17), entry(18), entry(19), entry(20));
  }

  @Test
  void goesOnAfterALineThatACrashCutOff() throws Exception {
    log(1 << 20).append(entry(1));
    Files.writeString(
        directory.resolve("audit/audit.jsonl"), "{\"id\":\"id-", StandardOpenOption.APPEND);

    log(1 << 20).append(entry(2));

    assertThat(log(1 << 20).latest(10)).containsExactly(entry(1), entry(2));
  }

  @Test
  void refusesADirectoryThatOthersCanWriteTo() throws Exception {
    Path audit = Files.createDirectory(directory.resolve("audit"));
    Files.setPosixFilePermissions(audit, PosixFilePermissions.fromString("rwxrwxrwx"));

    EndpointException refusal =
        catchThrowableOfType(EndpointException.class, () -> log(1 << 20).append(entry(1)));

    assertThat(refusal.code()).isEqualTo(ManagementProblem.AUDIT);
    assertThat(audit).isEmptyDirectory();
  }
}
