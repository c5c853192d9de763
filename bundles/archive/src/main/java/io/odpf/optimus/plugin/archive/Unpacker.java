// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.Interruption;
import io.odpf.optimus.plugin.archive.input.Printable;
import io.odpf.optimus.plugin.archive.input.SourceFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the plugin binary out of an artifact: a tar archive, plain or compressed by gzip, xz,
 * Zstandard or bzip2, a zip archive, or the bare binary, plain or compressed. What an artifact is
 * is told by its bytes, never by its name. Thread-safe.
 *
 * <p>The binary is, in this order,
 *
 * <ol>
 *   <li>the entry that {@link BinaryRequest#entry()} names, by its path or else by its file name;
 *   <li>the file {@code optimus-<plugin>_<os>_<arch>} ({@code .exe} on Windows), in any folder;
 *   <li>the same with a version, behind the plugin's name or at the end;
 *   <li>the only program in the archive whose header is for the platform.
 * </ol>
 *
 * Of a bare binary no name is asked. However it was found, its header must be for the platform; a
 * script is taken where its name was found, on any system but Windows.
 *
 * <p>Memory: 0.5 MiB, 4 MiB more for bzip2, and for xz and Zstandard the window that the artifact
 * asks for, which is refused above the limit or nine sixteenths of the JVM's largest heap. All
 * windows at a time take five eighths of that heap at most: who wants more waits.
 */
public final class Unpacker {
  private final Limits limits;
  private final DecoderMemory memory;

  public Unpacker(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.memory = DecoderMemory.ofJvm(limits.windowBytes());
  }

  /**
   * Reads the whole artifact, checks every entry, and leaves the binary that was asked for. A tar
   * archive or bare binary is read as it arrives, a zip archive when it is complete.
   *
   * @param source the artifact
   * @param request which binary
   * @param target the file to create; must not exist, its folder must. Nothing is left when this
   *     fails.
   * @throws ArchiveException if the artifact is not what it should be
   * @throws IOException if the source or this machine fails
   * @throws InterruptedException if this thread is interrupted
   */
  public UnpackedBinary unpack(ArchiveSource source, BinaryRequest request, Path target)
      throws ArchiveException, IOException, InterruptedException {
    return unpack(source, List.of(new BinaryTarget(request, target))).get(0);
  }

  /**
   * The same for several binaries of one artifact, which is read once: all of them, or none.
   *
   * @param targets at least one, each with a file of its own
   * @return the binaries, in the order of the targets
   */
  public List<UnpackedBinary> unpack(ArchiveSource source, List<BinaryTarget> targets)
      throws ArchiveException, IOException, InterruptedException {
    List<OutputFile> outputs = new ArrayList<>();
    for (BinaryTarget target : targets) {
      outputs.add(new OutputFile(target));
    }
    boolean complete = false;
    try {
      List<UnpackedBinary> binaries = new Unpacking(source, outputs, limits, memory).run();
      complete = true;
      return binaries;
    } catch (ArchiveFault e) {
      throw refused(source, e, Optional.empty());
    } catch (UnmetRequest e) {
      throw refused(source, e.fault(), Optional.of(e.request()));
    } catch (Interruption | ClosedByInterruptException e) {
      throw interrupted();
    } catch (SourceFailure e) {
      if (e.failure() instanceof ClosedByInterruptException
          || e.failure() instanceof InterruptedIOException
              && !(e.failure() instanceof SocketTimeoutException)) {
        throw interrupted();
      }
      throw e.failure();
    } finally {
      if (!complete) {
        discard(outputs);
      }
    }
  }

  private static void discard(List<OutputFile> outputs) throws IOException {
    IOException failure = null;
    for (OutputFile output : outputs) {
      try {
        output.discard();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static ArchiveException refused(
      ArchiveSource source, ArchiveFault fault, Optional<BinaryRequest> request) {
    return new ArchiveException(
        fault.code(),
        Printable.text(source.name()) + " " + fault.getMessage(),
        fault.hint(),
        request);
  }

  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("interrupted while unpacking");
  }
}
