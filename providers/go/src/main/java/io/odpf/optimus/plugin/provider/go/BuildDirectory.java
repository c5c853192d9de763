// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A private directory for one task, outside any module, removed at the end of the task. */
final class BuildDirectory implements AutoCloseable {
  private final Path directory;
  private final System.Logger log;

  private BuildDirectory(Path directory, System.Logger log) {
    this.directory = directory;
    this.log = log;
  }

  static BuildDirectory create(ProviderContext context) throws ProviderException {
    Path scratch = context.scratch();
    try {
      Path directory = Files.createTempDirectory(scratch, "task-");
      Files.createDirectory(directory.resolve("tmp"));
      return new BuildDirectory(directory, context.log());
    } catch (IOException failure) {
      throw ProviderException.local(
          "no directory can be made in " + scratch,
          "check the disk's space and the directory's permissions",
          failure);
    }
  }

  /** Returns the working directory of commands. */
  Path directory() {
    return directory;
  }

  /** Returns the directory for temporary files of go and its tools. */
  Path temporary() {
    return directory.resolve("tmp");
  }

  /** Returns the GOPATH of a build, which contains only the programs that it installs. */
  Path builds() {
    return directory.resolve("gopath");
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(directory, new Removal());
    } catch (IOException failure) {
      log.log(System.Logger.Level.WARNING, "a directory of a build is left", failure);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
