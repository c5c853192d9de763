// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.util.Optional;

/**
 * Who vouches for modules: what Go writes as GOSUMDB.
 *
 * @param name with its key, unless go knows that; {@code off} for none
 * @param addressed whether its address was given, so that no module proxy is asked for it
 * @param upstream itself; empty if there is none
 */
record ChecksumDatabase(String name, boolean addressed, Optional<Upstream> upstream) {
  private static final String OFF = "off";
  private static final String GO_S_OWN = "sum.golang.org";
  private static final String IN_CHINA = "sum.golang.google.cn";

  /**
   * The one that the configuration names, else the user's.
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
    // Go's other address for its own database, which has that one's key.
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

  /** Its name without its key. */
  String host() {
    return host(name);
  }

  private static String host(String name) {
    return name.split("[+]", 2)[0];
  }

  /**
   * The value of GOSUMDB for go.
   *
   * @param relayed the address that stands for its server
   */
  String variable(String relayed) {
    return upstream.isPresent() ? name + " " + relayed : name;
  }
}
