// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/** Resolves a plugin's {@code ref} to a full ref name. */
final class RefNames {
  private RefNames() {}

  /** Returns the full names that a ref may abbreviate. */
  static List<String> candidates(Optional<String> ref) {
    if (ref.isEmpty()) {
      return List.of(Constants.HEAD);
    }
    String name = ref.get();
    return name.startsWith(Constants.R_REFS)
        ? List.of(name)
        : List.of(Constants.R_HEADS + name, Constants.R_TAGS + name);
  }

  /** Returns the tags with a prefix among refs, without {@code refs/tags/}. */
  static List<String> tags(Iterable<Ref> refs, String prefix) {
    List<String> tags = new ArrayList<>();
    for (Ref ref : refs) {
      if (ref.getName().startsWith(Constants.R_TAGS + prefix)) {
        tags.add(ref.getName().substring(Constants.R_TAGS.length()));
      }
    }
    return tags;
  }

  /** Looks up a full name. */
  interface Lookup {
    @Nullable Ref ref(String name);
  }

  /** Returns the commit that a ref points to; the peeled object of an annotated tag. */
  static ObjectId commit(Optional<String> ref, Lookup lookup, String display)
      throws ProviderException {
    List<Ref> found = new ArrayList<>();
    for (String candidate : candidates(ref)) {
      Ref named = lookup.ref(candidate);
      if (named != null && named.getObjectId() != null) {
        found.add(named);
      }
    }
    if (found.isEmpty()) {
      throw ref.isEmpty()
          ? ProviderException.notFound(
              display + " has no commits, or its HEAD names no branch of it",
              "name a branch or a tag: config: {ref: main}")
          : ProviderException.notFound(
              display + " has no branch and no tag " + ref.get(),
              "check the ref of the plugin's config; a commit has to be written in full");
    }
    if (found.size() > 1) {
      throw ProviderException.invalid(
          ref.get() + " is both a branch and a tag of " + display,
          "write refs/heads/" + ref.get() + " or refs/tags/" + ref.get());
    }
    Ref only = found.get(0);
    return only.getPeeledObjectId() == null ? only.getObjectId() : only.getPeeledObjectId();
  }
}
