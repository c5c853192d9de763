// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.ByteArrayInputStream;
import java.net.SocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first line that a plugin writes to standard output: {@code
 * CORE|APP|NETWORK|ADDRESS|PROTOCOL|CERTIFICATE|MULTIPLEXED}, of which go-plugin's host requires
 * the first four fields. The checks have the order of that host, so that both report the same
 * fault.
 */
public final class HandshakeLine {
  private static final int CORE_VERSION = 1;

  /** Older plugins have other text in the field of the certificate. */
  private static final int SHORTEST_CERTIFICATE = 50;

  private HandshakeLine() {}

  /**
   * Reads a line.
   *
   * @param line the line without its end; surrounding blanks are ignored
   * @param terms what the host offered
   * @throws HandshakeException if the plugin cannot be used
   */
  public static Handshake read(String line, HandshakeTerms terms) throws HandshakeException {
    List<String> fields = split(line.trim());
    if (fields.size() < 4) {
      throw garbled(
          "answered " + TerminalText.quotePassage(line) + " instead of a handshake", null);
    }
    int core = number(fields.get(0), "core protocol version", line);
    if (core != CORE_VERSION) {
      throw new HandshakeException(
          HandshakeProblem.CORE_VERSION,
          "speaks version " + core + " of the core protocol, not " + CORE_VERSION,
          "rebuild the plugin with a current go-plugin library",
          null);
    }
    int version = number(fields.get(1), "protocol version", line);
    if (!terms.versions().contains(version)) {
      throw new HandshakeException(
          HandshakeProblem.VERSION,
          "speaks version " + version + " of the plugin protocol, not " + versions(terms),
          "install a version of the plugin that was built for this Optimus",
          null);
    }
    SocketAddress address =
        AnnouncedAddress.read(
            fields.get(2), fields.get(3), "answered " + TerminalText.quotePassage(line));
    requireGrpc(fields.size() > 4 ? fields.get(4) : "netrpc");
    Optional<X509Certificate> certificate =
        certificate(fields.size() > 5 ? fields.get(5) : "", terms, line);
    return new Handshake(version, address, certificate, multiplexed(fields, terms));
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', from)) {
      fields.add(line.substring(from, bar));
      from = bar + 1;
    }
    fields.add(line.substring(from));
    return fields;
  }

  private static int number(String text, String what, String line) throws HandshakeException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw garbled(
          "answered " + TerminalText.quotePassage(line) + ", whose " + what + " is not a number",
          e);
    }
  }

  private static String versions(HandshakeTerms terms) {
    return terms.versions().stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static void requireGrpc(String protocol) throws HandshakeException {
    if (!protocol.equals("grpc")) {
      throw new HandshakeException(
          HandshakeProblem.PROTOCOL,
          "speaks " + TerminalText.quotePassage(protocol) + ", not grpc",
          "rebuild the plugin with go-plugin's gRPC server",
          null);
    }
  }

  private static Optional<X509Certificate> certificate(
      String text, HandshakeTerms terms, String line) throws HandshakeException {
    if (text.length() <= SHORTEST_CERTIFICATE) {
      if (terms.encrypted()) {
        throw new HandshakeException(
            HandshakeProblem.UNENCRYPTED,
            "does not encrypt its connection, though it was asked to",
            "rebuild the plugin with a current go-plugin library, or allow it to run unencrypted",
            null);
      }
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getDecoder().decode(text);
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (IllegalArgumentException | CertificateException e) {
      throw new HandshakeException(
          HandshakeProblem.CERTIFICATE,
          "answered with a certificate that cannot be read: " + TerminalText.quotePassage(line),
          "report it to the plugin's author",
          e);
    }
  }

  private static boolean multiplexed(List<String> fields, HandshakeTerms terms)
      throws HandshakeException {
    if (!terms.multiplexed()) {
      return false;
    }
    boolean offered =
        fields.size() > 6
            && switch (fields.get(6)) {
              case "1", "t", "T", "true", "TRUE", "True" -> true;
              case "0", "f", "F", "false", "FALSE", "False" -> false;
              default ->
                  throw garbled(
                      "answered "
                          + TerminalText.quotePassage(fields.get(6))
                          + " where true or false belongs",
                      null);
            };
    if (!offered) {
      throw new HandshakeException(
          HandshakeProblem.MULTIPLEXING,
          "cannot share one socket between several connections",
          "rebuild the plugin with go-plugin 1.6 or newer",
          null);
    }
    return true;
  }

  static HandshakeException garbled(String message, @Nullable Throwable cause) {
    return new HandshakeException(
        HandshakeProblem.GARBLED,
        message,
        "a plugin must write nothing to standard output before its handshake; run it by hand to see"
            + " what it says",
        cause);
  }
}
