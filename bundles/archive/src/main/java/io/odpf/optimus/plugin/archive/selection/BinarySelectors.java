// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.container.EntryLink;
import io.odpf.optimus.plugin.archive.container.EntryNames;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Passes every entry of an archive to several selectors, so that the archive is read once. */
public final class BinarySelectors implements EntrySink {
  private final List<BinarySelector> selectors;

  /** Creates a selector for each output file. */
  public BinarySelectors(List<OutputFile> outputs) {
    this.selectors = outputs.stream().map(BinarySelector::new).toList();
  }

  @Override
  public void begin(String name) {
    for (BinarySelector selector : selectors) {
      selector.begin(name);
    }
  }

  @Override
  public void data(byte[] bytes, int offset, int length) throws IOException {
    for (BinarySelector selector : selectors) {
      selector.data(bytes, offset, length);
    }
  }

  @Override
  public void end() throws IOException {
    for (BinarySelector selector : selectors) {
      selector.end();
    }
  }

  @Override
  public void directory(String name) {
    for (BinarySelector selector : selectors) {
      selector.directory(name);
    }
  }

  @Override
  public void link(EntryLink link) {
    for (BinarySelector selector : selectors) {
      selector.link(link);
    }
  }

  /**
   * Completes the selected binaries, after the artifact has been read to its end.
   *
   * @param names the names of all entries
   * @throws UnmetRequestException if the archive does not have one of them
   */
  public List<UnpackedBinary> complete(EntryNames names) throws IOException {
    List<UnpackedBinary> binaries = new ArrayList<>();
    for (BinarySelector selector : selectors) {
      try {
        binaries.add(selector.complete(names));
      } catch (ArchiveFault e) {
        throw new UnmetRequestException(selector.request(), e);
      }
    }
    return binaries;
  }
}
