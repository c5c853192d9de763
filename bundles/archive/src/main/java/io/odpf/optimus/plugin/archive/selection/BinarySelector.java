// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.container.EntryLink;
import io.odpf.optimus.plugin.archive.container.EntryNames;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Selects a requested binary among the files of an archive, in one pass. A file that could be as
 * good as the best candidate so far is written to disk, and judged once it is complete: it replaces
 * the best one if it is better, and makes the request ambiguous if it is equally good.
 */
final class BinarySelector implements EntrySink {
  private final BinaryRequest request;
  private final OutputFile output;
  private final Inventory inventory = new Inventory();
  private final Links links;
  private final Ranking ranking;
  private final byte[] head = new byte[ExecutableHeader.HEAD_BYTES];

  // The current entry.
  private String name = "";
  private long size;
  private int headLength;
  private boolean writing;

  /** Empty until the entry's first bytes are complete. */
  private Optional<Candidate> current = Optional.empty();

  BinarySelector(OutputFile output) {
    this.request = output.request();
    this.output = output;
    this.links = new Links(request);
    this.ranking = new Ranking(request);
  }

  BinaryRequest request() {
    return request;
  }

  @Override
  public void begin(String entryName) {
    name = entryName;
    size = 0;
    headLength = 0;
    writing = false;
    current = Optional.empty();
  }

  @Override
  public void data(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    int from = offset;
    int left = length;
    if (current.isEmpty()) {
      int count = Math.min(head.length - headLength, left);
      System.arraycopy(bytes, from, head, headLength, count);
      headLength += count;
      from += count;
      left -= count;
      if (headLength < head.length) {
        return;
      }
      judgeHead();
    }
    if (writing && left > 0) {
      output.write(bytes, from, left);
    }
  }

  private Candidate judgeHead() throws IOException {
    byte[] beginning = Arrays.copyOf(head, headLength);
    Candidate candidate = Candidate.of(name, beginning);
    // An equally good second candidate matters only if it turns out to be a program: if the header
    // leaves that open, the whole file is needed to tell.
    int comparison = ranking.compareToBest(candidate);
    writing =
        candidate.runsOn(request.platform())
            && (comparison > 0
                || comparison == 0 && !candidate.header().orElseThrow().isCertain(beginning));
    if (writing) {
      output.begin();
      output.write(head, 0, headLength);
    }
    current = Optional.of(candidate);
    return candidate;
  }

  @Override
  public void end() throws IOException {
    Candidate candidate = (current.isPresent() ? current.get() : judgeHead()).withSize(size);
    if (writing) {
      Optional<ProgramFlaw> flaw =
          output.flaw(candidate.header().orElseThrow(), Arrays.copyOf(head, headLength));
      if (flaw.isPresent()) {
        candidate = candidate.withFlaw(flaw.get());
        writing = false;
      }
    }
    inventory.file(candidate);
    int comparison = ranking.compareToBest(candidate);
    if (comparison < 0) {
      return;
    }
    ranking.add(candidate);
    if (comparison > 0) {
      inventory.forgetCandidates();
      if (writing) {
        output.keep();
      }
    }
    inventory.candidate(candidate);
  }

  @Override
  public void directory(String entryName) {
    inventory.directory(entryName);
  }

  @Override
  public void link(EntryLink link) {
    links.add(link);
  }

  /**
   * Completes the selected binary, after the artifact has been read to its end.
   *
   * @param names the names of all entries
   * @throws ArchiveFault if the archive does not have exactly one suitable binary
   */
  UnpackedBinary complete(EntryNames names) throws IOException {
    if (inventory.isEmpty() && !links.hasPlugin()) {
      throw new ArchiveFault(
          ArchiveProblem.EMPTY_ARCHIVE,
          "is an archive without a file",
          "publish the artifact with the plugin");
    }
    Optional<Candidate> best = ranking.best();
    if (ranking.isAmbiguous()) {
      names.requireOne(best.orElseThrow().name());
      throw inventory.severalBinaries(request);
    }
    links.requireSamePlugin(best);
    if (best.isEmpty()) {
      throw inventory.noBinary(request);
    }
    Candidate binary = best.get();
    names.requireOne(binary.name());
    requireUsable(binary);
    return new UnpackedBinary(
        output.path(), binary.name(), binary.size(), output.complete(), names.passedOver());
  }

  private void requireUsable(Candidate binary) throws ArchiveFault {
    if (binary.size() == 0) {
      throw new ArchiveFault(
          ArchiveProblem.EMPTY_BINARY,
          "holds " + binary.printableName() + " with 0 bytes",
          "publish the artifact again, with the plugin's binary");
    }
    if (binary.flaw().isPresent()) {
      ProgramFlaw flaw = binary.flaw().get();
      throw new ArchiveFault(
          ArchiveProblem.NOT_AN_EXECUTABLE,
          "holds " + binary.printableName() + ", which is " + flaw.what() + " and not a program",
          flaw.code() == ArchiveProblem.NOT_AN_EXECUTABLE
              ? flaw.hint()
              : "publish the artifact with a program of that name, or name another entry with"
                  + " binary:");
    }
    if (!binary.runsOn(request.platform())) {
      String wanted = ExecutableHeader.describe(request.platform());
      throw new ArchiveFault(
          ArchiveProblem.WRONG_PLATFORM,
          "holds "
              + binary.printableName()
              + ", which is for "
              + binary.header().orElseThrow().describe()
              + ", not for "
              + wanted,
          "check that the plugin's path contains {{.Os}} and {{.Arch}}, or publish it for "
              + wanted);
    }
  }
}
