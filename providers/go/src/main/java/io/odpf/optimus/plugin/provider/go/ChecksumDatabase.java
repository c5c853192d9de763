// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Who vouches for modules: what Go writes as GOSUMDB.
 *
 * @param name with its key, unless go knows that; {@code off} for none
 * @param upstream where it is asked when no module proxy passes its answers on
 * @param ownAddress whether the address is no matter of its name, so that module proxies are not
 *     asked
 */
record ChecksumDatabase(String name, Optional<Upstream> upstream, boolean ownAddress) {
  private static final String OFF = "off";
  private static final String CHINA = "sum.golang.google.cn";

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
      return new ChecksumDatabase(OFF, Optional.empty(), false);
    }
    if (words[0].isEmpty() || words.length > 2) {
      throw ProviderException.invalid(
          "GOSUMDB names no checksum database", "correct it, or set the provider's sumdb:");
    }
    String host = words[0].split("[+]", 2)[0];
    // Go's other name for its own database, which has that one's key.
    String name = words[0].equals(CHINA) ? "sum.golang.org" : words[0];
    try {
      URI address = new URI(words.length == 2 ? words[1] : "https://" + host);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (scheme.equals("https") || scheme.equals("http")) {
        HttpSettings anonymous = Upstream.withoutIdentity(settings);
        return new ChecksumDatabase(
            name, Optional.of(Upstream.at(address, anonymous, context)), words.length == 2);
      }
    } catch (URISyntaxException malformed) {
      // Answered below.
    }
    throw ProviderException.invalid(
        "the checksum database " + host + " has no address that can be asked",
        "correct GOSUMDB, or set the provider's sumdb:");
  }

  /** Its name without the key. */
  String host() {
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
