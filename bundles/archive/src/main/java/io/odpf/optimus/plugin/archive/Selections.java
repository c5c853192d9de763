// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.entry.EntryLink;
import io.odpf.optimus.plugin.archive.entry.EntryNames;
import io.odpf.optimus.plugin.archive.entry.EntrySink;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows every file of an archive to several selections, so that the archive is read once. */
final class Selections implements EntrySink {
  private final List<Selection> selections = new ArrayList<>();

  Selections(List<OutputFile> outputs) {
    for (OutputFile output : outputs) {
      selections.add(new Selection(output));
    }
  }

  @Override
  public void begin(String name) {
    for (Selection selection : selections) {
      selection.begin(name);
    }
  }

  @Override
  public void data(byte[] bytes, int offset, int length) throws IOException {
    for (Selection selection : selections) {
      selection.data(bytes, offset, length);
    }
  }

  @Override
  public void end() throws IOException {
    for (Selection selection : selections) {
      selection.end();
    }
  }

  @Override
  public void directory(String name) {
    for (Selection selection : selections) {
      selection.directory(name);
    }
  }

  @Override
  public void link(EntryLink link) {
    for (Selection selection : selections) {
      selection.link(link);
    }
  }

  /**
   * Completes the chosen binaries, once the artifact has been read to its end.
   *
   * @param names of all entries
   * @throws UnmetRequest if the archive does not have one of them
   */
  List<UnpackedBinary> complete(EntryNames names) throws IOException {
    List<UnpackedBinary> binaries = new ArrayList<>();
    for (Selection selection : selections) {
      try {
        binaries.add(selection.complete(names));
      } catch (ArchiveFault fault) {
        throw new UnmetRequest(selection.request(), fault);
      }
    }
    return binaries;
  }
}
