// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.util.Map;
import java.util.Objects;

/**
 * A bundle whose classes lie on the flat class path.
 *
 * @param symbolicName its name
 * @param headers those of its manifest that the framework needs; no imports, for the class path has
 *     all it wants
 * @param entries its resources that others look up by {@code Bundle.getEntry}, and their text: to
 *     look for them on the class path would open its jars
 */
public record ConnectedBundle(
    String symbolicName, Map<String, String> headers, Map<String, String> entries) {
  public ConnectedBundle {
    Objects.requireNonNull(symbolicName, "symbolicName");
    headers = Map.copyOf(headers);
    entries = Map.copyOf(entries);
  }

  /** The location under which the framework knows it. */
  public String location() {
    return "connect:" + symbolicName;
  }
}
