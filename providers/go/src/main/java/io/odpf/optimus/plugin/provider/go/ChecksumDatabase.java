// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.util.Optional;

/**
 * The checksum database that verifies modules, as in GOSUMDB.
 *
 * @param name its name with its key, unless go knows the key; {@code off} for none
 * @param addressed whether its address is configured, so that module proxies are not used for it
 * @param upstream its client; empty if there is none
 */
record ChecksumDatabase(String name, boolean addressed, Optional<Upstream> upstream) {
  private static final String OFF = "off";
  private static final String GO_S_OWN = "sum.golang.org";
  private static final String IN_CHINA = "sum.golang.google.cn";

  /**
   * Returns the configured database, else the user's.
   *
   * @param variable the user's GOSUMDB
   */
  static ChecksumDatabase of(
      Options options, String variable, HttpSettings settings, ProviderContext context)
      throws ProviderException {
    String[] words = options.text("sumdb").orElse(variable).strip().split("\\s+");
    if (words[0].equals(OFF)) {
      return new ChecksumDatabase(OFF, false, Optional.empty());
    }
    if (words[0].isEmpty() || words.length > 2) {
      throw ProviderException.invalid(
          "GOSUMDB names no checksum database", "correct it, or set the provider's sumdb:");
    }
    // Another address of Go's own database, with the same key.
    boolean china = words[0].equals(IN_CHINA);
    String name = china ? GO_S_OWN : words[0];
    if (!name.contains("+") && !name.equals(GO_S_OWN)) {
      throw ProviderException.invalid(
          "go knows no key of the checksum database " + name,
          "write it with its key, as " + name + "+HASH+KEY");
    }
    String address = words.length == 2 ? words[1] : "https://" + (china ? IN_CHINA : host(name));
    return new ChecksumDatabase(
        name,
        china || words.length == 2,
        Optional.of(Upstream.at(uri(address), settings.withoutIdentity(), context)));
  }

  private static URI uri(String address) throws ProviderException {
    return Upstream.address(address)
        .orElseThrow(
            () ->
                ProviderException.invalid(
                    "the checksum database has no address that can be asked",
                    "correct GOSUMDB, or set the provider's sumdb:"));
  }

  /** Returns its name without its key. */
  String host() {
    return host(name);
  }

  private static String host(String name) {
    return name.split("[+]", 2)[0];
  }

  /**
   * Returns the value of GOSUMDB for go.
   *
   * @param relayed the address of the relay for its server
   */
  String variable(String relayed) {
    return upstream.isPresent() ? name + " " + relayed : name;
  }
}
