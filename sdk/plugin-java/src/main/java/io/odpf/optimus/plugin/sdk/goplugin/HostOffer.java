// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The host's offer, read from the environment variables of the plugin's process.
 *
 * @param versions the host's versions of the application's protocol, without those that are not
 *     numbers
 * @param socketDirectory the directory for unix sockets
 * @param socketGroup the group that may use them
 * @param firstPort the first port to try on TCP; 0 for any
 * @param lastPort the last port to try
 * @param certificate the host's certificate; present if the host asks for AutoMTLS
 * @param multiplexed whether the host asks for one socket for all connections
 * @param outlivesHost whether the plugin keeps running for the next host when this one ends
 */
record HostOffer(
    Set<Integer> versions,
    Path socketDirectory,
    Optional<String> socketGroup,
    int firstPort,
    int lastPort,
    Optional<X509Certificate> certificate,
    boolean multiplexed,
    boolean outlivesHost) {
  /** Set by Optimus hosts; unknown to go-plugin. */
  private static final String OUTLIVES_HOST = "OPTIMUS_PLUGIN_OUTLIVES_HOST";

  HostOffer {
    versions = Collections.unmodifiableSet(new TreeSet<>(versions));
  }

  /**
   * Reads the variables.
   *
   * @throws IOException if the plugin cannot meet the host's terms
   */
  static HostOffer of(Map<String, String> variables) throws IOException {
    int firstPort = port(variables, "PLUGIN_MIN_PORT");
    int lastPort = port(variables, "PLUGIN_MAX_PORT");
    if (firstPort > lastPort) {
      throw new IOException(
          "PLUGIN_MIN_PORT is " + firstPort + ", which is more than PLUGIN_MAX_PORT, " + lastPort);
    }
    return new HostOffer(
        versions(variables.getOrDefault("PLUGIN_PROTOCOL_VERSIONS", "")),
        socketDirectory(variables),
        text(variables, "PLUGIN_UNIX_SOCKET_GROUP"),
        firstPort,
        lastPort,
        certificate(variables),
        text(variables, "PLUGIN_MULTIPLEX_GRPC").isPresent(),
        text(variables, OUTLIVES_HOST).isPresent());
  }

  private static Optional<String> text(Map<String, String> variables, String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Path socketDirectory(Map<String, String> variables) {
    return Path.of(
        text(variables, "PLUGIN_UNIX_SOCKET_DIR")
            .or(() -> text(variables, "TMPDIR"))
            .orElse(System.getProperty("java.io.tmpdir")));
  }

  private static Set<Integer> versions(String list) {
    Set<Integer> versions = new TreeSet<>();
    for (String word : list.split(",")) {
      try {
        versions.add(Integer.valueOf(word));
      } catch (NumberFormatException e) {
        // Skip it, as go-plugin does.
      }
    }
    return versions;
  }

  private static int port(Map<String, String> variables, String name) throws IOException {
    Optional<String> value = text(variables, name);
    try {
      int port = value.isEmpty() ? 0 : Integer.parseInt(value.get());
      if (port >= 0 && port <= 65_535) {
        return port;
      }
      throw new IOException(name + " is " + port + ", which is no port");
    } catch (NumberFormatException e) {
      throw new IOException(name + " is not a number: " + value.get(), e);
    }
  }

  private static Optional<X509Certificate> certificate(Map<String, String> variables)
      throws IOException {
    Optional<String> pem = text(variables, "PLUGIN_CLIENT_CERT");
    if (pem.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.get().getBytes(StandardCharsets.UTF_8))));
    } catch (CertificateException e) {
      throw new IOException("PLUGIN_CLIENT_CERT is not a certificate in PEM", e);
    }
  }

  /**
   * Returns the version to speak: the highest common version, or else the plugin's lowest, for
   * which the host reports the mismatch.
   *
   * @param own the plugin's versions, at least one
   */
  int choose(Set<Integer> own) {
    TreeSet<Integer> common = new TreeSet<>(own);
    common.retainAll(versions);
    return common.isEmpty() ? Collections.min(own) : common.last();
  }
}
