// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the files of a provider's credentials: keys, certificates, netrc files. */
final class CredentialFiles {
  private CredentialFiles() {}

  /** Returns the options whose file does not exist or cannot be read by this user. */
  static List<String> missing(OptionSchema schema, Options options) {
    List<String> missing = new ArrayList<>();
    for (Option option : schema.provider()) {
      Optional<Object> value = options.as(option.name(), Object.class);
      if (option.role() == OptionRole.CREDENTIAL && value.isPresent() && isMissing(value.get())) {
        missing.add(option.name());
      }
    }
    return missing;
  }

  private static boolean isMissing(Object value) {
    for (Object leaf : Options.leaves(value)) {
      if (leaf instanceof Path file && !Files.isReadable(file)) {
        return true;
      }
    }
    return false;
  }
}
