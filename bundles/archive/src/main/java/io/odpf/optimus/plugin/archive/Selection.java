// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.entry.EntryLink;
import io.odpf.optimus.plugin.archive.entry.EntryNames;
import io.odpf.optimus.plugin.archive.entry.EntrySink;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses among an archive's files while they pass by. A candidate that could be as good as the
 * best one so far is written, and judged when it is whole: a better one takes the best one's place,
 * and one as good means that there is no choice.
 */
final class Selection implements EntrySink {
  /** When there is no better: a program for this platform, whatever its name. */
  private static final int BY_HEADER = 1;

  /** What has the name, but is no program for this platform; better by how well it has it. */
  private static final int BY_NAME = 2;

  /** A program for this platform that has the name; better by how well it has it. */
  private static final int BY_NAME_AND_HEADER = BY_NAME + NameMatch.values().length;

  /** More say no more than these. */
  private static final int MAX_NAMED_LINKS = 64;

  private final BinaryRequest request;
  private final OutputFile output;
  private final Inventory inventory = new Inventory();
  private final Links links = new Links();
  private final List<EntryLink> namedLinks = new ArrayList<>();
  private final byte[] head = new byte[ExecutableHeader.HEAD_BYTES];

  private String name = "";
  private long size;
  private int headLength;
  private boolean decided;
  private boolean writing;
  private NameMatch match = NameMatch.NONE;
  private int rank;
  private Found found;

  private int bestRank;
  private int bestCount;
  private Found best;

  Selection(OutputFile output) {
    this.request = output.request();
    this.output = output;
  }

  BinaryRequest request() {
    return request;
  }

  @Override
  public void begin(String entryName) {
    name = entryName;
    size = 0;
    headLength = 0;
    decided = false;
    writing = false;
  }

  @Override
  public void data(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    int from = offset;
    int left = length;
    if (!decided) {
      int count = Math.min(head.length - headLength, left);
      System.arraycopy(bytes, from, head, headLength, count);
      headLength += count;
      from += count;
      left -= count;
      if (headLength < head.length) {
        return;
      }
      decide();
    }
    if (writing && left > 0) {
      output.write(bytes, from, left);
    }
  }

  @Override
  public void end() throws IOException {
    if (!decided) {
      decide();
    }
    found = found.ofSize(size);
    if (writing) {
      Optional<ProgramFlaw> flaw =
          output.flaw(found.header().orElseThrow(), Arrays.copyOf(head, headLength));
      if (flaw.isPresent()) {
        found = found.without(flaw.get());
        writing = false;
        rank = rank(match);
      }
    }
    inventory.file(found);
    if (rank == 0 || rank < bestRank) {
      return;
    }
    bestCount = rank > bestRank ? 1 : bestCount + 1;
    if (bestCount == 1) {
      inventory.forgetCandidates();
      bestRank = rank;
      best = found;
      if (writing) {
        output.keep();
      }
    }
    inventory.candidate(found);
  }

  @Override
  public void directory(String entryName) {
    inventory.directory(entryName);
  }

  private void decide() throws IOException {
    decided = true;
    byte[] beginning = Arrays.copyOf(head, headLength);
    var header = ExecutableHeader.inspect(beginning);
    found =
        new Found(
            name, size, header, header.isPresent() ? Contents.PROGRAM : Contents.of(beginning));
    match = NameMatch.of(name, request);
    rank = rank(match);
    // Of two that are as good there is no choice, whatever the second holds: unless it is none.
    writing =
        rank > 0
            && fits(found)
            && (rank > bestRank || rank == bestRank && !header.orElseThrow().isCertain(beginning));
    if (writing) {
      output.begin();
      output.write(head, 0, headLength);
    }
  }

  private int rank(NameMatch byName) {
    if (byName != NameMatch.NONE) {
      return (fits(found) ? BY_NAME_AND_HEADER : BY_NAME) + byName.ordinal();
    }
    return request.entry().isEmpty() && !isLibrary(name) && isProgramForPlatform(found)
        ? BY_HEADER
        : 0;
  }

  private boolean isProgramForPlatform(Found file) {
    return file.header().isPresent()
        && file.header().get().format() != ExecutableHeader.Format.SCRIPT
        && fits(file);
  }

  private boolean fits(Found file) {
    return file.header().isPresent() && file.header().get().runsOn(request.platform());
  }

  private static boolean isLibrary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".so")
        || lower.contains(".so.")
        || lower.endsWith(".dylib")
        || lower.endsWith(".dll");
  }

  /** A link of the plugin's name must lead to the plugin: else it could be either. */
  @Override
  public void link(EntryLink link) {
    links.add(link);
    NameMatch byName = NameMatch.of(link.name(), request);
    if (byName != NameMatch.NONE && namedLinks.size() < MAX_NAMED_LINKS) {
      namedLinks.add(link);
    }
  }

  private void requireLinksLeadTo(EntryNames names) throws ArchiveFault {
    NameMatch chosen = bestCount == 0 ? NameMatch.NONE : NameMatch.of(best.name(), request);
    for (EntryLink link : namedLinks) {
      String target = links.follow(link);
      boolean rivals = NameMatch.of(link.name(), request).ordinal() >= chosen.ordinal();
      if (rivals && (bestCount != 1 || !target.equals(best.name()))) {
        throw new ArchiveFault(
            "link-entry",
            "has the plugin as a link: "
                + Printable.text(link.name())
                + " to "
                + Printable.text(target),
            "pack the program itself under that name, or name it with binary: in the plugin's"
                + " entry");
      }
    }
    if (bestCount == 1) {
      names.requireOne(best.name());
    }
  }

  /**
   * Completes the chosen binary, once the artifact has been read to its end.
   *
   * @param names of all entries
   */
  UnpackedBinary complete(EntryNames names) throws IOException {
    Platform platform = request.platform();
    if (inventory.isEmpty() && namedLinks.isEmpty()) {
      throw new ArchiveFault(
          "empty-archive", "is an archive without a file", "publish the artifact with the plugin");
    }
    if (bestCount > 1) {
      names.requireOne(best.name());
      throw inventory.severalBinaries(request);
    }
    requireLinksLeadTo(names);
    if (bestCount == 0) {
      throw inventory.noBinary(request);
    }
    if (best.size() == 0) {
      throw new ArchiveFault(
          "empty-binary",
          "holds " + best.printableName() + " with 0 bytes",
          "publish the artifact again, with the plugin's binary");
    }
    if (best.header().isEmpty()) {
      throw new ArchiveFault(
          "not-an-executable",
          "holds "
              + best.printableName()
              + ", which is "
              + best.contents().what()
              + " and no program",
          best.contents().code().equals("not-an-executable")
              ? best.contents().hint()
              : "publish the artifact with a program of that name, or name another entry with"
                  + " binary:");
    }
    if (!fits(best)) {
      throw wrongPlatform(best, platform);
    }
    return new UnpackedBinary(
        output.path(), best.name(), best.size(), output.complete(), names.passedOver());
  }

  private static ArchiveFault wrongPlatform(Found file, Platform platform) {
    return new ArchiveFault(
        "wrong-platform",
        "holds "
            + file.printableName()
            + ", which is for "
            + file.header().get().describe()
            + ", wanted "
            + ExecutableHeader.describe(platform),
        "check that the plugin's path has {{.Os}} and {{.Arch}} in it, or publish it for "
            + ExecutableHeader.describe(platform));
  }
}
