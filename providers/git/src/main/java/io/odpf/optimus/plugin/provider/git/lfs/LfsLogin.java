// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.SshClient;
import io.odpf.optimus.plugin.provider.git.remote.SshCommand;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Asks by ssh for the LFS server and a token for it, as
 * https://github.com/git-lfs/git-lfs/blob/main/docs/api/authentication.md tells.
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
    try {
      JsonObject object = JsonParser.parseString(answer).getAsJsonObject();
      String href = object.get("href").getAsString();
      URI base = URI.create(href.endsWith("/") ? href.substring(0, href.length() - 1) : href);
      return new LfsAccess(base, LfsDownload.headers(object), http);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException
        | IllegalArgumentException malformed) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "git-lfs-authenticate does not tell where the LFS server is",
          "use the repository's https address",
          malformed);
    }
  }
}
