// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the parts that the replies of all generations share. Maps keep the plugin's order. */
final class Replies {
  private Replies() {}

  static Map<String, String> values(Configs configs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Configs.Config config : configs.getConfigsList()) {
      values.put(config.getName(), config.getValue());
    }
    return values;
  }

  static Map<String, String> values(Assets assets) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Assets.Asset asset : assets.getAssetsList()) {
      values.put(asset.getName(), asset.getValue());
    }
    return values;
  }

  static Validation validation(ValidateQuestionResponse reply) {
    return new Validation(reply.getSuccess(), reply.getError());
  }

  /** Returns a string, which proto3 sends as empty if it is absent. */
  static Optional<String> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
