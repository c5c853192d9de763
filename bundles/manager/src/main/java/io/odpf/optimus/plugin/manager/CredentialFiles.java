// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that hold a provider's credentials: keys, certificates, netrc files. */
final class CredentialFiles {
  private CredentialFiles() {}

  /** The options whose file does not exist or cannot be read by this user. */
  static List<String> missing(OptionSchema schema, Options options) {
    List<String> missing = new ArrayList<>();
    for (Option option : schema.provider()) {
      if (option.role() == OptionRole.CREDENTIAL
          && isMissing(options.as(option.name(), Object.class).orElse(null))) {
        missing.add(option.name());
      }
    }
    return missing;
  }

  private static boolean isMissing(Object value) {
    if (value instanceof Path file) {
      return !Files.isReadable(file);
    }
    Iterable<?> parts = List.of();
    if (value instanceof Options group) {
      parts = group.values();
    } else if (value instanceof Map<?, ?> map) {
      parts = map.values();
    } else if (value instanceof List<?> list) {
      parts = list;
    }
    for (Object part : parts) {
      if (isMissing(part)) {
        return true;
      }
    }
    return false;
  }
}
