// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * A tag name that contains a version: {@code v1.2.3}, {@code neo/v1.2.3}, {@code release-1.2.3}.
 *
 * @param prefix the part before the version; may be empty
 * @param version the rest, if it is a version
 */
record VersionTag(String prefix, Optional<String> version) {
  private static final String SEPARATORS = "/-_";

  /** Parses a plugin's ref; the prefix is empty without a ref or a version in it. */
  static VersionTag of(Optional<String> ref) {
    String name = ref.orElse("");
    if (name.startsWith(Constants.R_TAGS)) {
      name = name.substring(Constants.R_TAGS.length());
    }
    for (int i = 0; i < name.length(); i++) {
      if (i == 0 || SEPARATORS.indexOf(name.charAt(i - 1)) >= 0) {
        String rest = name.substring(i);
        if (Version.parse(rest).isPresent()) {
          return new VersionTag(name.substring(0, i), Optional.of(rest));
        }
      }
    }
    return new VersionTag("", Optional.empty());
  }

  /** Returns the versions of the tags with this prefix. */
  List<String> among(List<String> tags) {
    List<String> versions = new ArrayList<>();
    for (String tag : tags) {
      if (tag.startsWith(prefix)) {
        versions.add(tag.substring(prefix.length()));
      }
    }
    return versions;
  }
}
