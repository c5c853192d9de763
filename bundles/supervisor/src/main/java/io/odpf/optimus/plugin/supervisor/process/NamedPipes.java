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
 * The reading ends of the two named pipes that a process writes to which may outlive its host. The
 * process holds a reading end itself: without a host it never gets a SIGPIPE, its last output waits
 * in the pipes, and what has no room there waits in the process. Thread-safe.
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
   * @throws IOException if they are not there, or something else is in their places
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
    // To open a reading end alone blocks as long as nobody has a writing end.
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

  /** Standard output; ends when no process has it any more. */
  InputStream output() {
    return output;
  }

  /** Standard error; ends when no process has it any more. */
  InputStream errors() {
    return errors;
  }

  /** Ends readers that wait, too. */
  @Override
  public void close() throws IOException {
    output.close();
    errors.close();
  }
}
