// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.File;
import java.nio.file.Path;

/**
 * Quotes paths for OpenSSH, which expands {@code %} sequences and <code>${NAME}</code> in them
 * (TOKENS and ENVIRONMENT VARIABLES in ssh_config(5)). Refuses paths that cannot be quoted, so that
 * ssh never reads a file other than the configured one.
 */
final class SshPath {
  private SshPath() {}

  /**
   * Returns the value of a {@code -o} option.
   *
   * @param option the name of the configured option, for messages
   */
  static String option(Path path, String option) throws RemoteFailure {
    String text = path.toString();
    if (text.contains("${") || text.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw refused(text, option, "${ or a control character");
    }
    if (text.contains("\"") || File.separatorChar == '/' && text.contains("\\")) {
      throw refused(text, option, "a quotation mark or a backslash");
    }
    return "\"" + text.replace("%", "%%") + "\"";
  }

  private static RemoteFailure refused(String path, String option, String what) {
    return new RemoteFailure(
        ProviderException.invalid(
            "the path of the provider's ssh: "
                + option
                + " has "
                + what
                + ", which ssh reads as something else: "
                + path.replaceAll("\\p{Cntrl}", "?"),
            "move or link the file to a plain path"));
  }
}
