// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The index of a distribution's bundles. It is written at build time, so that no jar need be opened
 * to find them.
 *
 * @param id an id that changes whenever any of the jars changes
 * @param apiExports the packages that host and bundles share, as an {@code Export-Package} header
 * @param jdkPackages the packages of the JDK that extensions import, separated by commas
 * @param groups the groups of bundles by name
 * @param extensions the file names of the bundles that provide an extension, libraries first, by
 *     its kind and name
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
   * @throws IOException if it cannot be read, or is not an index
   */
  public static BundleIndex read(Reader source) throws IOException {
    return new IndexReader().read(source);
  }

  /** Returns the group with the given name; an empty group if there is none. */
  public BundleGroup group(String name) {
    return groups.getOrDefault(name, BundleGroup.NONE);
  }

  /** Returns the extensions of a kind by name; empty if there are none. */
  public Map<String, List<String>> extensions(ExtensionKind kind) {
    return extensions.getOrDefault(kind, Map.of());
  }
}
