// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A runtime's lock on its place. It is a lock on the pid file, which the operating system releases
 * when the process dies.
 */
public final class PlaceLock implements AutoCloseable {
  private static final long POLL_MILLIS = 20;

  /** The longest time for which a lock without a live owner is expected to be released. */
  private static final Duration PROBE = Duration.ofSeconds(5);

  private final FileChannel pid;

  private PlaceLock(FileChannel pid) {
    this.pid = pid;
  }

  /** Locks a place for this process; empty if another runtime holds it. */
  public static Optional<PlaceLock> claim(RuntimePlace place) throws IOException {
    place.create();
    FileChannel pid =
        FileChannel.open(place.pidFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!lock(pid, place)) {
        pid.close();
        return Optional.empty();
      }
      byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      pid.truncate(0);
      pid.write(ByteBuffer.wrap(owner));
      return Optional.of(new PlaceLock(pid));
    } catch (OverlappingFileLockException e) {
      pid.close();
      return Optional.empty();
    } catch (IOException e) {
      pid.close();
      throw e;
    }
  }

  /**
   * Locks the pid file. A process that waits for the end of a runtime locks it for a moment too, so
   * a lock is final only if its owner lives.
   */
  private static boolean lock(FileChannel pid, RuntimePlace place) throws IOException {
    long end = System.nanoTime() + PROBE.toNanos();
    while (pid.tryLock() == null) {
      if (isOwnerAlive(place) || System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
    }
    return true;
  }

  private static boolean isOwnerAlive(RuntimePlace place) throws IOException {
    try {
      return ProcessHandle.of(Long.parseLong(owner(place))).isPresent();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Returns the process id in the pid file; the empty string if there is none. The process may have
   * died.
   */
  public static String owner(RuntimePlace place) throws IOException {
    return Files.exists(place.pidFile()) ? Files.readString(place.pidFile()).trim() : "";
  }

  /**
   * Waits until the runtime of a place has ended.
   *
   * @param limit the longest time to wait
   * @return whether it ended within the limit
   */
  public static boolean awaitEnd(RuntimePlace place, Duration limit)
      throws IOException, InterruptedException {
    if (!Files.exists(place.pidFile())) {
      return true;
    }
    long end = System.nanoTime() + limit.toNanos();
    try (FileChannel pid = FileChannel.open(place.pidFile(), StandardOpenOption.WRITE)) {
      // The runtime holds the lock until it ends.
      while (true) {
        try (FileLock lock = pid.tryLock()) {
          if (lock != null) {
            return true;
          }
        } catch (OverlappingFileLockException e) {
          // This process holds it.
        }
        if (System.nanoTime() - end > 0) {
          return false;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** Releases the place. */
  @Override
  public void close() throws IOException {
    // Keep the file: if it were removed, two runtimes could each lock a file of that name.
    pid.truncate(0);
    pid.close();
  }
}
