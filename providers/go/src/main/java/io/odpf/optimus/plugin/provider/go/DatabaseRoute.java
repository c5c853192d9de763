// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.time.Clock;
import java.util.Optional;

/**
 * The route to the checksum database: through the first module proxy that mirrors it, else to its
 * own address, as go does. Thread-safe.
 */
final class DatabaseRoute {
  private final ChecksumDatabase database;
  private final ModuleSources sources;
  private final Clock clock;

  @GuardedBy("this")
  private Optional<Route> found = Optional.empty();

  DatabaseRoute(ChecksumDatabase database, ModuleSources sources, Clock clock) {
    this.database = database;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * A server of the database.
   *
   * @param folder its path on the server; empty or with a slash at its end
   */
  record Route(Upstream server, String folder) {
    String display() {
      return server.display() + "/" + folder;
    }
  }

  /**
   * Returns the route, determined at the first call; empty if there is no database.
   *
   * @throws ProviderException if a module proxy does not tell whether it mirrors the database
   */
  synchronized Optional<Route> find()
      throws ProviderException, HttpException, InterruptedException {
    if (found.isEmpty() && database.upstream().isPresent()) {
      found = Optional.of(search());
    }
    return found;
  }

  /** Returns the route for messages; empty if it is not determined yet. */
  synchronized Optional<Route> known() {
    return found;
  }

  private Route search() throws ProviderException, HttpException, InterruptedException {
    if (!database.addressed()) {
      String folder = "sumdb/" + database.host() + "/";
      for (ModuleSources.Server proxy : sources.beforeDirect()) {
        if (isMirror(proxy, folder)) {
          return new Route(proxy.upstream(), folder);
        }
      }
    }
    return new Route(database.upstream().orElseThrow(), "");
  }

  private boolean isMirror(ModuleSources.Server proxy, String folder)
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
    } catch (HttpException e) {
      if (proxy.nextAfterAnyFailure()) {
        return false;
      }
      throw e;
    }
  }
}
