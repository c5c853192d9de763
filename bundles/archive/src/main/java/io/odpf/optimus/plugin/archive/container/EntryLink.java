// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;

/**
 * A link that stays in its archive. Links are passed over: nothing is created for them.
 *
 * @param name its path in the archive
 * @param target the path in the archive that it leads to; empty for the root directory
 */
public record EntryLink(String name, String target) {

  /** How a link is refused that leads out of its archive, or to where nobody knows. */
  public static ArchiveFault leaves(String name, String target) {
    return new ArchiveFault(
        ArchiveProblem.LINK_ENTRY,
        "has a link that does not stay in the archive: "
            + TerminalText.excerpt(name)
            + " to "
            + TerminalText.excerpt(target),
        "pack the files themselves, or links to what is in the archive");
  }
}
