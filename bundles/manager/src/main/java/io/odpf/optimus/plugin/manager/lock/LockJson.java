// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import java.util.Optional;

/** Reads platforms in lock files, receipts and journals. */
public final class LockJson {
  private LockJson() {}

  /** Parses a platform, which is the name or the value of a field. */
  public static Platform platform(JsonObject object, String field, String name)
      throws JsonException {
    Optional<Platform> platform = Platform.parse(name);
    if (platform.isEmpty()) {
      throw object.wrong(field, "not a platform: " + name);
    }
    return platform.get();
  }
}
