// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands on the server. */
public final class SshCommand {
  /** In bytes. */
  private static final int LONGEST = 64 * 1024;

  private SshCommand() {}

  /** Runs a command and returns its output, within the provider's time limits. */
  public static String run(SshClient client, List<String> command)
      throws IOException, ProviderException {
    Process process = client.start(command);
    SshMessages messages = new SshMessages(process.getErrorStream());
    String display = Addresses.display(client.address());
    try (PumpedInput input =
        new PumpedInput(process::getInputStream, "ssh " + display, client.timeouts())) {
      process.getOutputStream().close();
      String answer = new String(input.readNBytes(LONGEST), StandardCharsets.UTF_8);
      if (answer.isBlank()) {
        throw messages
            .diagnosis(process, client, true)
            .orElseGet(
                () ->
                    ProviderException.invalid(
                        display + " does not know " + command.get(0),
                        "use the repository's https address"));
      }
      return answer;
    } finally {
      ForeignProgram.end(process);
    }
  }
}
