// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.SshClient;
import io.odpf.optimus.plugin.provider.git.remote.SshCommand;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Requests the address of the LFS server and a token for it over ssh. See
 * https://github.com/git-lfs/git-lfs/blob/main/docs/api/authentication.md.
 */
public final class LfsLogin implements LfsAccess.Source {
  private final SshClient client;
  private final HttpClient http;

  public LfsLogin(SshClient client, HttpClient http) {
    this.client = client;
    this.http = http;
  }

  @Override
  public LfsAccess access() throws IOException, ProviderException, InterruptedException {
    String answer =
        SshCommand.run(client, List.of("git-lfs-authenticate", client.repository(), "download"));
    Optional<JsonFields> fields = JsonFields.parse(answer);
    Optional<URI> href = fields.flatMap(answered -> answered.address("href"));
    if (href.isEmpty()) {
      throw ProviderException.invalid(
          "git-lfs-authenticate does not tell where the LFS server is",
          "use the repository's https address");
    }
    String base = href.get().toString().replaceFirst("/$", "");
    return new LfsAccess(URI.create(base), fields.get().headers("header"), http);
  }
}
