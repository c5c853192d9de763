// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The reading ends of the two named pipes that a process writes to if it may outlive its host. The
 * process holds a reading end itself. So it never gets a SIGPIPE without a host: its last output
 * stays in the pipes, and it blocks when they are full. Thread-safe.
 */
final class NamedPipes implements AutoCloseable {
  /** In the process's own directory. */
  static final String OUTPUT = ".stdout";

  static final String ERRORS = ".stderr";

  private final InputStream output;
  private final InputStream errors;

  private NamedPipes(InputStream output, InputStream errors) {
    this.output = output;
    this.errors = errors;
  }

  /**
   * Opens both.
   *
   * @throws IOException if they do not exist, or are not named pipes
   */
  static NamedPipes open(Path directory) throws IOException {
    InputStream output = openOne(directory.resolve(OUTPUT));
    try {
      return new NamedPipes(output, openOne(directory.resolve(ERRORS)));
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  private static InputStream openOne(Path pipe) throws IOException {
    if (!Files.readAttributes(pipe, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException(pipe + " is not a named pipe");
    }
    // Opening only a reading end would block until some process opens a writing end.
    FileChannel both =
        FileChannel.open(
            pipe, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      return Channels.newInputStream(
          FileChannel.open(pipe, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } finally {
      both.close();
    }
  }

  /** Returns standard output, which ends when no process has it open any more. */
  InputStream output() {
    return output;
  }

  /** Returns standard error, which ends when no process has it open any more. */
  InputStream errors() {
    return errors;
  }

  /** Closes both pipes; readers that are waiting end. */
  @Override
  public void close() throws IOException {
    output.close();
    errors.close();
  }
}
