// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.time.Clock;
import java.util.Optional;

/**
 * The way to the checksum database: through the first module proxy that passes its answers on, else
 * to its own address, as go does by itself. Thread-safe.
 */
final class DatabaseRoute {
  private final ChecksumDatabase database;
  private final ModuleSources sources;
  private final Clock clock;

  // Guarded by this.
  private Way found;

  DatabaseRoute(ChecksumDatabase database, ModuleSources sources, Clock clock) {
    this.database = database;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * Where it is asked.
   *
   * @param folder of the server; empty or with a slash at its end
   */
  record Way(Upstream server, String folder) {
    String display() {
      return server.display() + "/" + folder;
    }
  }

  /**
   * Finds the way, at the first call; empty if there is no database.
   *
   * @throws ProviderException if a module proxy does not say whether it passes answers on
   */
  synchronized Optional<Way> find() throws ProviderException, HttpException, InterruptedException {
    if (found == null && database.upstream().isPresent()) {
      found = search();
    }
    return Optional.ofNullable(found);
  }

  /** The way if it was found, to be shown. */
  synchronized Optional<Way> known() {
    return Optional.ofNullable(found);
  }

  private Way search() throws ProviderException, HttpException, InterruptedException {
    if (!database.addressed()) {
      String folder = "sumdb/" + database.host() + "/";
      for (ModuleSources.Server proxy : sources.beforeDirect()) {
        if (passesOn(proxy, folder)) {
          return new Way(proxy.upstream(), folder);
        }
      }
    }
    return new Way(database.upstream().orElseThrow(), "");
  }

  private boolean passesOn(ModuleSources.Server proxy, String folder)
      throws ProviderException, HttpException, InterruptedException {
    try (HttpResponse response = proxy.upstream().get(folder + "supported")) {
      if (response.status() == 200) {
        return true;
      }
      boolean unknown = response.status() == 404 || response.status() == 410;
      if (!unknown && !proxy.nextAfterAnyFailure()) {
        throw HttpFailures.status(response, clock);
      }
      return false;
    } catch (HttpException unanswered) {
      if (proxy.nextAfterAnyFailure()) {
        return false;
      }
      throw unanswered;
    }
  }
}
