// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** Parses the output of {@code go list -m -versions -json}. */
final class ModuleVersions {
  private ModuleVersions() {}

  /** Returns the versions; empty for a module without tags, whose versions are revisions. */
  static List<String> parse(String output) throws ProviderException {
    try {
      List<String> versions = new ArrayList<>();
      if (JsonParser.parseString(output) instanceof JsonObject module && module.has("Versions")) {
        for (JsonElement version : module.getAsJsonArray("Versions")) {
          versions.add(version.getAsString());
        }
      }
      return versions;
    } catch (JsonParseException | ClassCastException | IllegalStateException e) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "go lists the module's versions in an unknown form",
          "check the provider's go command",
          e);
    }
  }
}
