// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;

/**
 * A link to another entry of the same archive. Nothing is created for it.
 *
 * @param name its path in the archive
 * @param target the path in the archive that it leads to; empty for the root directory
 */
public record EntryLink(String name, String target) {

  /** Creates a fault for a link that leads out of its archive. */
  public static ArchiveFault leaves(String name, String target) {
    return new ArchiveFault(
        ArchiveProblem.LINK_ENTRY,
        "has a link that leaves the archive: "
            + TerminalText.excerpt(name)
            + " to "
            + TerminalText.excerpt(target),
        "pack the files themselves, or links to entries of the archive");
  }
}
