// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.unpack;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.ArchiveSource;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.BinaryTarget;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.Unpacker;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.SourceException;
import io.odpf.optimus.plugin.archive.selection.OutputFile;
import io.odpf.optimus.plugin.archive.selection.UnmetRequestException;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Unpacks artifacts within limits.
 *
 * <p>Each artifact takes 0.5 MiB of memory, 4 MiB more for bzip2, and for xz and Zstandard the
 * window that it asks for. A window above the limit or above nine sixteenths of the JVM's maximum
 * heap is refused. All windows together take at most five eighths of that heap: an artifact that
 * needs more waits for others.
 */
public final class ArtifactUnpacker implements Unpacker {
  private final Limits limits;
  private final DecoderLimits decoderLimits;

  /** Creates an unpacker. */
  public ArtifactUnpacker(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.decoderLimits =
        new DecoderLimits(DecoderMemory.ofJvm(limits.windowBytes()), limits.headerBytes());
  }

  @Override
  public List<UnpackedBinary> unpack(ArchiveSource source, List<BinaryTarget> targets)
      throws ArchiveException, IOException, InterruptedException {
    List<OutputFile> outputs = new ArrayList<>();
    for (BinaryTarget target : targets) {
      outputs.add(new OutputFile(target));
    }
    boolean complete = false;
    try {
      List<UnpackedBinary> binaries =
          new ArtifactReader(source, outputs, limits, decoderLimits).read();
      complete = true;
      return binaries;
    } catch (ArchiveFault e) {
      throw refused(source, e, Optional.empty());
    } catch (UnmetRequestException e) {
      throw refused(source, e.fault(), Optional.of(e.request()));
    } catch (SourceException e) {
      if (isInterruption(e.failure())) {
        throw interrupted(e);
      }
      throw e.failure();
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      throw interrupted(e);
    } finally {
      if (!complete) {
        discard(outputs);
      }
    }
  }

  private static boolean isInterruption(IOException failure) {
    return failure instanceof ClosedByInterruptException
        || failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException);
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
        Problem.of(
            fault.code(),
            TerminalText.excerpt(source.name()) + " " + fault.getMessage(),
            fault.hint()),
        request);
  }

  private static InterruptedException interrupted(IOException cause) {
    Thread.interrupted();
    InterruptedException failure = new InterruptedException("interrupted while unpacking");
    failure.initCause(cause);
    return failure;
  }
}
