// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/**
 * The secrets of a project.
 *
 * @param secrets the secrets by name
 * @param errors why some of them cannot be decrypted
 * @param warnings why none of them can, if there is no key
 */
public record SecretList(List<SecretInfo> secrets, List<Problem> errors, List<Problem> warnings) {
  public SecretList {
    secrets = List.copyOf(secrets);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
