// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A repository behind an ssh login: {@code ssh://git@host/path}. */
public final class SshRemote implements GitRemote {
  private final SshClient client;

  public SshRemote(SshClient client) {
    this.client = client;
  }

  @Override
  public String display() {
    return Addresses.display(client.address());
  }

  @Override
  public UploadPackConnection connect(UploadPackTransport transport, String... refs)
      throws IOException {
    Process process = client.start(List.of("git-upload-pack", client.repository()));
    return new StreamConnection(transport, new ProcessStream(process), "", refs);
  }

  /** The output and input of the client's process. */
  private final class ProcessStream implements DuplexStream {
    private final Process process;
    private final SshMessages messages;
    private final PumpedInput input;

    ProcessStream(Process process) {
      this.process = process;
      this.messages = new SshMessages(process.getErrorStream());
      this.input = new PumpedInput(process::getInputStream, "git " + display(), client.timeouts());
    }

    @Override
    public InputStream input() {
      return input;
    }

    @Override
    public OutputStream output() {
      return process.getOutputStream();
    }

    @Override
    public Optional<ProviderException> diagnosis(boolean ended) {
      return process.isAlive() && Thread.currentThread().isInterrupted()
          ? Optional.empty()
          : messages.diagnosis(process, client, ended);
    }

    @Override
    public ProviderException noProtocol(String words, Throwable cause) {
      return ProviderException.of(
          ProviderException.Kind.INVALID,
          display() + " does not run git but says: " + words,
          "check the account in the provider's url: it must be allowed to run git-upload-pack, and"
              + " its login must print nothing",
          cause);
    }

    @Override
    public void close() {
      // Also ends processes that the client started, such as a jump or a proxy command.
      ForeignProgram.end(process);
      input.close();
    }
  }
}
