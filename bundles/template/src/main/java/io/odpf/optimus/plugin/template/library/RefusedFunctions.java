// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library;

import java.util.HashMap;
import java.util.Map;

/**
 * The functions of sprig that are not supported, since a server renders the templates of others:
 * they would give authors access to the server's environment or network, or create keys.
 */
public final class RefusedFunctions {
  private static final String ENVIRONMENT =
      "it would read the environment of the server; pass the value in as a configuration of the"
          + " project, or as a secret";
  private static final String NETWORK =
      "it would use the server's network; pass the address in as a configuration";
  private static final String KEYS =
      "keys, certificates and password hashes are made outside of templates; pass them in as"
          + " secrets";

  private RefusedFunctions() {}

  /** Returns the names of these functions, each with a hint on what to do instead. */
  public static Map<String, String> hints() {
    Map<String, String> hints = new HashMap<>();
    hints.put("env", ENVIRONMENT);
    hints.put("expandenv", ENVIRONMENT);
    hints.put("getHostByName", NETWORK);
    for (String name :
        new String[] {
          "bcrypt",
          "buildCustomCert",
          "decryptAES",
          "derivePassword",
          "encryptAES",
          "genCA",
          "genCAWithKey",
          "genPrivateKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "htpasswd"
        }) {
      hints.put(name, KEYS);
    }
    return Map.copyOf(hints);
  }
}
