// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.audit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The audit log on disk. The file {@code audit.jsonl} has one JSON object per line and is forced to
 * disk before {@link #append} returns. A full file is renamed to {@code audit.1.jsonl}, that one to
 * {@code audit.2.jsonl} and so on; the oldest is removed. Incomplete lines, left by a crash, are
 * skipped. Thread-safe, but only one process may write to a directory.
 */
public final class AuditLog {
  /** Added to the size limit when a file is read: a file may exceed its limit by one line. */
  private static final int SLACK = 1 << 20;

  private final Path directory;
  private final int fileBytes;
  private final int files;
  private final JsonFormat.Printer printer = JsonFormat.printer().omittingInsignificantWhitespace();
  private final JsonFormat.Parser parser = JsonFormat.parser().ignoringUnknownFields();

  @GuardedBy("this")
  private boolean checked;

  /**
   * Creates a log.
   *
   * @param directory the directory of the files; created at the first append if absent, readable
   *     only by this user
   * @param fileBytes the size in bytes that a file does not exceed unless its only line does
   * @param files the number of files to keep, including the current one
   */
  public AuditLog(Path directory, int fileBytes, int files) {
    this.directory = directory;
    this.fileBytes = fileBytes;
    this.files = files;
  }

  /**
   * Adds an entry.
   *
   * @throws EndpointException if the entry could not be written and forced to disk
   */
  public synchronized void append(AuditEntry entry) throws EndpointException {
    try {
      byte[] line = (printer.print(entry) + "\n").getBytes(StandardCharsets.UTF_8);
      prepare();
      if (size() > 0 && size() + line.length > fileBytes) {
        rotate();
      }
      write(line);
    } catch (IOException failure) {
      throw failed("written", failure);
    }
  }

  /** Returns at most {@code limit} of the latest entries, oldest first. */
  public synchronized List<AuditEntry> latest(int limit) throws EndpointException {
    List<AuditEntry> newestFirst = new ArrayList<>();
    try {
      for (int i = 0; i < files && newestFirst.size() < limit; i++) {
        read(file(i), limit, newestFirst);
      }
    } catch (IOException failure) {
      throw failed("read", failure);
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @GuardedBy("this")
  private void prepare() throws IOException {
    if (checked) {
      return;
    }
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(directory, permissions("rwx------"));
    }
    Optional<String> objection = Ownership.ofThisProcess().objectionToDirectory(directory);
    if (objection.isPresent()) {
      throw new IOException(directory + " is not safe: " + objection.get());
    }
    checked = true;
  }

  @GuardedBy("this")
  private void write(byte[] line) throws IOException {
    boolean torn = endsWithinLine();
    boolean created = !Files.exists(file(0), LinkOption.NOFOLLOW_LINKS);
    try (FileChannel out =
        FileChannel.open(
            file(0),
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS),
            permissions("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
      if (torn) {
        bytes.put((byte) '\n');
      }
      bytes.put(line).flip();
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    if (created) {
      forceEntries();
    }
  }

  /** Forces the names of the files to disk; a crash could otherwise lose a new or renamed file. */
  @GuardedBy("this")
  private void forceEntries() throws IOException {
    if (File.separatorChar == '\\') {
      // Windows opens no directories, and forces their entries itself.
      return;
    }
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /** Returns whether the file ends without a line feed, after a crash or a full disk. */
  @GuardedBy("this")
  private boolean endsWithinLine() throws IOException {
    long size = size();
    if (size == 0) {
      return false;
    }
    try (FileChannel in = FileChannel.open(file(0), StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
  }

  @GuardedBy("this")
  private long size() throws IOException {
    try {
      return Files.size(file(0));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  @GuardedBy("this")
  private void rotate() throws IOException {
    for (int i = files - 1; i > 0; i--) {
      if (Files.exists(file(i - 1))) {
        Files.move(file(i - 1), file(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void read(Path file, int limit, List<AuditEntry> newestFirst) throws IOException {
    String text;
    try {
      text = RegularFile.text(file, fileBytes + SLACK, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    String[] lines = text.split("\n");
    for (int i = lines.length - 1; i >= 0 && newestFirst.size() < limit; i--) {
      AuditEntry.Builder entry = AuditEntry.newBuilder();
      try {
        parser.merge(lines[i], entry);
        newestFirst.add(entry.build());
      } catch (InvalidProtocolBufferException e) {
        // An append that failed or crashed: its caller was never told that the entry was recorded.
      }
    }
  }

  private Path file(int number) {
    return directory.resolve(number == 0 ? "audit.jsonl" : "audit." + number + ".jsonl");
  }

  private FileAttribute<?>[] permissions(String mode) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private EndpointException failed(String what, IOException failure) {
    return new EndpointException(
        ManagementProblem.AUDIT,
        "the audit log in " + directory + " cannot be " + what + ": " + RegularFile.reason(failure),
        "check the disk's space and the directory's permissions",
        failure);
  }
}
