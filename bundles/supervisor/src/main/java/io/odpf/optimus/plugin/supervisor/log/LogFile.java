// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin's log file, accessible only to this user, with one line per record. A full file is
 * renamed to {@code NAME.1}, that one to {@code NAME.2} and so on; the oldest is deleted.
 * Thread-safe.
 */
public final class LogFile implements AutoCloseable {
  private final Path path;
  private final long limit;
  private final int kept;

  @GuardedBy("this")
  private Optional<OutputStream> out = Optional.empty();

  @GuardedBy("this")
  private long size;

  /**
   * @param limit the size in bytes after which the file is full
   * @param kept the number of full files to keep
   */
  public LogFile(Path path, long limit, int kept) {
    this.path = path;
    this.limit = limit;
    this.kept = kept;
  }

  /** Appends a record. */
  public synchronized void append(PluginLogRecord log) throws IOException {
    byte[] line = line(log).getBytes(StandardCharsets.UTF_8);
    if (out.isEmpty()) {
      open();
    }
    if (size > 0 && size + line.length > limit) {
      rotate();
    }
    out.orElseThrow().write(line);
    size += line.length;
  }

  private static String line(PluginLogRecord log) {
    StringBuilder line = new StringBuilder(log.message().length() + 64);
    line.append(log.at()).append(' ').append(log.level()).append(' ').append(log.message());
    for (Map.Entry<String, String> field : log.fields().entrySet()) {
      line.append(' ').append(field.getKey()).append('=').append(field.getValue());
    }
    return line.append('\n').toString();
  }

  @GuardedBy("this")
  private void open() throws IOException {
    // Set explicitly, whatever the umask: only the user may read the output of plugins.
    Files.createDirectories(path.getParent(), permissions("rwx------"));
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(path, permissions("rw-------"));
    }
    out =
        Optional.of(
            Files.newOutputStream(path, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
    size = Files.size(path);
  }

  private FileAttribute<?>[] permissions(String text) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }

  @GuardedBy("this")
  private void rotate() throws IOException {
    close();
    for (int number = kept; number > 0; number--) {
      Path older = number == 1 ? path : numbered(number - 1);
      if (Files.exists(older, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (kept == 0) {
      Files.delete(path);
    }
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public synchronized void close() throws IOException {
    if (out.isPresent()) {
      out.get().close();
      out = Optional.empty();
    }
  }
}
