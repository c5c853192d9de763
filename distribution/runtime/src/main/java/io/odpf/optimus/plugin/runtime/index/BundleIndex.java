// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a distribution holds, written when it is built, so that no jar need be opened to find out.
 *
 * @param id changes whenever any of the jars does
 * @param apiExports the packages that host and bundles share, as an {@code Export-Package} header
 * @param jdkPackages those of the JDK that extensions import, separated by commas
 * @param groups bundles by the group they are started with
 * @param extensions for each kind, and of that for each name, the bundles that bring it, by file
 *     name, libraries first
 */
public record BundleIndex(
    String id,
    String apiExports,
    String jdkPackages,
    Map<String, BundleGroup> groups,
    Map<ExtensionKind, Map<String, List<String>>> extensions) {

  /** The file's name, in a distribution's {@code lib} and among the embedded bundles. */
  public static final String FILE_NAME = "bundles.idx";

  public BundleIndex {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(apiExports, "apiExports");
    Objects.requireNonNull(jdkPackages, "jdkPackages");
    groups = Map.copyOf(groups);
    extensions = Map.copyOf(extensions);
  }

  /**
   * Reads an index.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public static BundleIndex read(Reader source) throws IOException {
    return new IndexReader().read(source);
  }

  /** A group's bundles; none if there is no such group. */
  public BundleGroup group(String name) {
    return groups.getOrDefault(name, BundleGroup.NONE);
  }

  /** The extensions of a kind; none if no bundle brings one. */
  public Map<String, List<String>> extensions(ExtensionKind kind) {
    return extensions.getOrDefault(kind, Map.of());
  }
}
