// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment of a plugin's process. It includes only allowed variables of the host, so that
 * the host's secrets are not passed on. The plugin's configured variables override them, and
 * go-plugin's override all, since a plugin with another version or socket directory could not be
 * reached.
 */
public final class PluginEnvironment {

  /** Variables that programs commonly need and that are not secret. */
  public static final List<String> ALLOWED =
      List.of(
          "HOME",
          "JAVA_HOME",
          "LANG",
          "LANGUAGE",
          "LC_ALL",
          "LC_CTYPE",
          "LC_MESSAGES",
          "LOGNAME",
          "PATH",
          "SHELL",
          "SSL_CERT_DIR",
          "SSL_CERT_FILE",
          "SYSTEMROOT",
          "TZ",
          "USER",
          "USERPROFILE",
          "XDG_CACHE_HOME");

  /**
   * Tells a plugin to keep running when its host ends. Otherwise plugins that notice the end of
   * their host, such as those of our Java SDK, end with it.
   */
  public static final String OUTLIVES_HOST = "OPTIMUS_PLUGIN_OUTLIVES_HOST";

  /** Tells a plugin that its end may take longer than the two seconds of go-plugin's host. */
  public static final String HOST_WAITS = "OPTIMUS_HOST_WAITS";

  private static final String[] GO_PLUGIN = {
    "PLUGIN_CLIENT_CERT",
    "PLUGIN_MULTIPLEX_GRPC",
    "PLUGIN_UNIX_SOCKET_DIR",
    "PLUGIN_UNIX_SOCKET_GROUP"
  };

  private PluginEnvironment() {}

  /**
   * Returns the variables of one start.
   *
   * @param host the host's variables
   * @param allowed the names of the host's variables to pass on
   * @param configured the plugin's configured variables
   * @param terms the host's terms
   * @param socketDirectory the directory for the plugin's sockets and temporary files
   * @param certificate the host's certificate, if it asks for AutoMTLS
   */
  public static Map<String, String> of(
      Map<String, String> host,
      List<String> allowed,
      Map<String, String> configured,
      HandshakeTerms terms,
      Path socketDirectory,
      Optional<HostCertificate> certificate) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : allowed) {
      String value = host.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    // Plugins built before go-plugin 1.5 put sockets into the temporary directory.
    variables.put("TMPDIR", socketDirectory.toString());
    variables.putAll(configured);
    for (String name : GO_PLUGIN) {
      variables.remove(name);
    }
    variables.put(HandshakeTerms.COOKIE_KEY, HandshakeTerms.COOKIE_VALUE);
    variables.put(HOST_WAITS, "1");
    variables.put("PLUGIN_MIN_PORT", "10000");
    variables.put("PLUGIN_MAX_PORT", "25000");
    variables.put("PLUGIN_PROTOCOL_VERSIONS", versions(terms));
    variables.put("PLUGIN_UNIX_SOCKET_DIR", socketDirectory.toString());
    certificate.ifPresent(it -> variables.put("PLUGIN_CLIENT_CERT", it.pem()));
    if (terms.multiplexed()) {
      variables.put("PLUGIN_MULTIPLEX_GRPC", "true");
    }
    return Collections.unmodifiableMap(variables);
  }

  private static String versions(HandshakeTerms terms) {
    List<String> versions = new ArrayList<>();
    for (int version : terms.versions()) {
      versions.add(Integer.toString(version));
    }
    return String.join(",", versions);
  }
}
