// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import java.util.LinkedHashMap;
import java.util.Map;

/** Options of which a few are changed. */
final class Changed {
  private Changed() {}

  static Map<String, Object> with(Map<String, Object> options, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    changed.put(name, value);
    return changed;
  }

  static Map<String, Object> without(Map<String, Object> options, String name) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    changed.remove(name);
    return changed;
  }
}
