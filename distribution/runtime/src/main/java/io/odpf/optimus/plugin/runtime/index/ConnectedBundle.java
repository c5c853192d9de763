// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.util.Map;
import java.util.Objects;

/**
 * A bundle whose classes are on the class path.
 *
 * @param symbolicName its name
 * @param headers the headers of its manifest that the framework needs; without imports, which the
 *     class path satisfies
 * @param entries the text of the resources that others look up with {@code Bundle.getEntry}; kept
 *     in the index, since a search on the class path would open its jars
 */
public record ConnectedBundle(
    String symbolicName, Map<String, String> headers, Map<String, String> entries) {
  public ConnectedBundle {
    Objects.requireNonNull(symbolicName, "symbolicName");
    headers = Map.copyOf(headers);
    entries = Map.copyOf(entries);
  }

  /** Returns its location in the framework. */
  public String location() {
    return "connect:" + symbolicName;
  }
}
