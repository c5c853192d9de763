// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.container.EntryLink;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links of an archive, and those among them that have the name of the requested binary. */
final class Links {
  private static final int MAX_LINKS = 1024;
  private static final int MAX_STEPS = 16;

  /** The number of links with the plugin's name that are checked; more add nothing. */
  private static final int MAX_PLUGIN_LINKS = 64;

  private final BinaryRequest request;
  private final Map<String, String> targets = new HashMap<>();
  private final List<EntryLink> pluginLinks = new ArrayList<>();

  Links(BinaryRequest request) {
    this.request = request;
  }

  void add(EntryLink link) {
    if (targets.size() < MAX_LINKS) {
      targets.put(link.name(), link.target());
    }
    if (pluginLinks.size() < MAX_PLUGIN_LINKS
        && NameMatch.of(link.name(), request) != NameMatch.NONE) {
      pluginLinks.add(link);
    }
  }

  /** Returns whether a link has the name of the requested binary. */
  boolean hasPlugin() {
    return !pluginLinks.isEmpty();
  }

  /**
   * Requires that every link whose name matches the request at least as well as the selected binary
   * leads to that binary; otherwise either could be meant.
   */
  void requireSamePlugin(Optional<Candidate> selected) throws ArchiveFault {
    NameMatch match =
        selected.map(binary -> NameMatch.of(binary.name(), request)).orElse(NameMatch.NONE);
    for (EntryLink link : pluginLinks) {
      String target = follow(link);
      boolean isRival = NameMatch.of(link.name(), request).compareTo(match) >= 0;
      boolean leadsThere = selected.isPresent() && target.equals(selected.get().name());
      if (isRival && !leadsThere) {
        throw new ArchiveFault(
            ArchiveProblem.LINK_ENTRY,
            "has the plugin as a link: "
                + TerminalText.excerpt(link.name())
                + " to "
                + TerminalText.excerpt(target),
            "pack the program itself under that name, or name it with binary: in the plugin's"
                + " entry");
      }
    }
  }

  /** Returns the path in the archive that a chain of links ends at. */
  private String follow(EntryLink link) {
    String target = link.target();
    for (int i = 0; i < MAX_STEPS && targets.containsKey(target); i++) {
      target = targets.get(target);
    }
    return target;
  }
}
