// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** The contents of an archive, as far as a message has room for them. */
final class Inventory {
  private static final int MAX_PROGRAMS = 12;
  private static final int MAX_OTHERS = 8;

  private final List<String> programs = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> candidates = new ArrayList<>();
  private int programCount;
  private int fileCount;
  private int candidateCount;

  void file(Candidate file) {
    fileCount++;
    boolean program = file.header().isPresent();
    programCount += program ? 1 : 0;
    List<String> list = program ? programs : others;
    if (list.size() < (program ? MAX_PROGRAMS : MAX_OTHERS)) {
      list.add(file.describe());
    }
  }

  /** Adds a directory if it has the name of a plugin, which hints at a packing mistake. */
  void directory(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.startsWith("optimus-") && others.size() < MAX_OTHERS) {
      others.add(TerminalText.excerpt(name) + " (a directory)");
    }
  }

  void candidate(Candidate file) {
    if (candidateCount++ < MAX_PROGRAMS) {
      candidates.add(file.describe());
    }
  }

  void forgetCandidates() {
    candidates.clear();
    candidateCount = 0;
  }

  /** Returns whether the archive has no files. */
  boolean isEmpty() {
    return fileCount == 0;
  }

  ArchiveFault noBinary(BinaryRequest request) {
    String platform = ExecutableHeader.describe(request.platform());
    if (request.entry().isPresent()) {
      return new ArchiveFault(
          ArchiveProblem.NO_BINARY,
          "holds no entry " + TerminalText.excerpt(request.entry().get()) + "; it holds " + list(),
          "correct the plugin's binary: to one of these");
    }
    if (programCount == 0) {
      return new ArchiveFault(
          ArchiveProblem.NO_BINARY,
          "holds no program; it holds " + list(),
          "publish the artifact with the plugin's binary");
    }
    return new ArchiveFault(
        ArchiveProblem.WRONG_PLATFORM,
        "holds no program for " + platform + "; it holds " + list(),
        "publish the plugin for " + platform + ", or name the entry with binary:");
  }

  ArchiveFault severalBinaries(BinaryRequest request) {
    return new ArchiveFault(
        ArchiveProblem.SEVERAL_BINARIES,
        "holds several files that could be "
            + TerminalText.excerpt(request.plugin())
            + " for "
            + ExecutableHeader.describe(request.platform())
            + ": "
            + joined(candidates, candidateCount),
        "name one of them with binary: in the plugin's entry");
  }

  private String list() {
    List<String> all = new ArrayList<>(programs);
    all.addAll(others);
    return joined(all, Math.max(fileCount, all.size()));
  }

  private static String joined(List<String> names, int total) {
    String text = String.join(", ", names);
    return total > names.size() ? text + " and " + (total - names.size()) + " more" : text;
  }
}
