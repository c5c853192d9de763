// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@DisabledOnOs(WINDOWS)
final class ForeignProgramTest {
  @TempDir private Path temp;

  private Path program(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  @Test
  void isFoundInTheFirstAbsoluteDirectoryThatHasIt() throws IOException {
    Path second = program(temp.resolve("b"), "tool");
    program(temp.resolve("c"), "tool");
    Files.createDirectories(temp.resolve("a/tool"));
    String path = String.join(File.pathSeparator, temp + "/a", temp + "/b", temp + "/c");
    assertThat(ForeignProgram.find(path, "tool")).contains(second);
    assertThat(ForeignProgram.find(Map.of("PATH", path), "tool")).contains(second);
    assertThat(ForeignProgram.find(path, "other")).isEmpty();
  }

  @Test
  void isNotFoundThroughEmptyAndRelativeEntries() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path relative = here.relativize(program(temp.resolve("b"), "tool").getParent());
    for (String path : List.of("", ":", "." + ":", relative + ":", "::" + relative)) {
      assertThat(ForeignProgram.find(path, "tool")).as(path).isEmpty();
      assertThat(ForeignProgram.find(path, "mvnw")).as(path).isEmpty();
    }
  }

  private Process guarded(String script, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", "-c", script, "x"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(ForeignProgram.guarded(command))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void keepsArgumentsOutputAndExitCodeOfAGuardedCommand() throws Exception {
    Process process = guarded("echo \"$1|$2\"; cat; exit 7", "a b", "$c\"");
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("a b|$c\"\n");
    assertThat(process.waitFor()).isEqualTo(7);
  }

  @Test
  void endsAGuardedCommandWithItsPipe() throws Exception {
    Process process = guarded("echo $$; exec sleep 600");
    long child = Long.parseLong(process.inputReader().readLine());
    assertThat(ProcessHandle.of(child)).isPresent();
    // The system does the same when this process ends.
    process.getOutputStream().close();
    assertThat(process.waitFor()).isNotZero();
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void endsTheDescendantsOfAProcess() throws Exception {
    Process process = guarded("sleep 600 & echo $!; wait");
    long grandchild = Long.parseLong(process.inputReader().readLine());
    ForeignProgram.end(process);
    assertThat(process.isAlive()).isFalse();
    assertThat(ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
