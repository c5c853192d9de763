// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.servers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A certificate authority for one test. The JDK has no public API to create certificates, so this
 * class encodes them in DER.
 */
public final class TestAuthority {
  private static final AtomicLong SERIAL = new AtomicLong(1000);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  // ecdsa-with-SHA256 and sha256WithRSAEncryption
  private static final byte[] ECDSA = sequence(oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2));
  private static final byte[] RSA =
      sequence(oid(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 0x0B), der(0x05));

  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private TestAuthority(String name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** Creates an authority. */
  public static TestAuthority create(String name) {
    KeyPair keys = keys("EC");
    X509Certificate certificate =
        certificate(name, keys, name, keys.getPrivate(), List.of(), true, Duration.ofDays(-1));
    return new TestAuthority(name, keys, certificate);
  }

  /** Returns its own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Returns a certificate for host names and IPv4 addresses, valid now. */
  public TestIdentity issue(String... hosts) {
    return issue("EC", Duration.ofDays(-1), hosts);
  }

  /** Returns a certificate signed by another server certificate of this authority. */
  public TestIdentity issuedBy(TestIdentity server, String... hosts) {
    KeyPair pair = keys("EC");
    X509Certificate issued =
        certificate(
            "leaf of a leaf",
            pair,
            "leaf of " + name,
            server.key(),
            List.of(hosts),
            false,
            Duration.ofDays(-1));
    return new TestIdentity(pair.getPrivate(), List.of(issued, server.chain().get(0)));
  }

  /** Returns a certificate that this authority signed through intermediate authorities. */
  public TestIdentity issueThrough(int authorities, String... hosts) {
    List<X509Certificate> chain = new ArrayList<>();
    String issuer = name;
    KeyPair issuing = keys;
    for (int i = 0; i <= authorities; i++) {
      KeyPair pair = keys("EC");
      boolean last = i == authorities;
      String subject = name + " link " + i;
      X509Certificate link =
          certificate(
              subject,
              pair,
              issuer,
              issuing.getPrivate(),
              last ? List.of(hosts) : List.of(),
              !last,
              Duration.ofDays(-1));
      chain.add(0, link);
      issuer = subject;
      issuing = pair;
    }
    return new TestIdentity(issuing.getPrivate(), chain);
  }

  /** Returns a certificate whose extended key usage permits clients only. */
  public TestIdentity issueForClients(String... hosts) {
    KeyPair pair = keys("EC");
    byte[] clients = oid(0x2B, 6, 1, 5, 5, 7, 3, 2);
    byte[] usage = sequence(oid(0x55, 0x1D, 0x25), der(0x04, sequence(clients)));
    X509Certificate issued =
        certificate(
            "client of " + name,
            pair,
            name,
            keys.getPrivate(),
            extensions(List.of(hosts), false, usage),
            Duration.ofDays(-1));
    return new TestIdentity(pair.getPrivate(), List.of(issued));
  }

  /** Returns a certificate that expired yesterday. */
  public TestIdentity issueExpired(String... hosts) {
    return issue("EC", Duration.ofDays(-60), hosts);
  }

  /** Returns a certificate with a key of the type {@code RSA} or {@code EC}, valid for 30 days. */
  public TestIdentity issue(String algorithm, Duration begins, String... hosts) {
    KeyPair pair = keys(algorithm);
    X509Certificate issued =
        certificate(
            "leaf of " + name, pair, name, keys.getPrivate(), List.of(hosts), false, begins);
    return new TestIdentity(pair.getPrivate(), List.of(issued));
  }

  /** Returns a self-signed certificate. */
  public static TestIdentity selfSigned(String... hosts) {
    KeyPair pair = keys("EC");
    X509Certificate own =
        certificate(
            "self", pair, "self", pair.getPrivate(), List.of(hosts), false, Duration.ofDays(-1));
    return new TestIdentity(pair.getPrivate(), List.of(own));
  }

  private static KeyPair keys(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("EC") ? 256 : 2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(
      String subject,
      KeyPair subjectKeys,
      String issuer,
      PrivateKey issuerKey,
      List<String> hosts,
      boolean authority,
      Duration begins) {
    return certificate(
        subject, subjectKeys, issuer, issuerKey, extensions(hosts, authority), begins);
  }

  private static X509Certificate certificate(
      String subject,
      KeyPair subjectKeys,
      String issuer,
      PrivateKey issuerKey,
      byte[] extensions,
      Duration begins) {
    boolean ec = issuerKey.getAlgorithm().equals("EC");
    byte[] algorithm = ec ? ECDSA : RSA;
    Instant begin = Instant.now().plus(begins);
    byte[] body =
        sequence(
            der(0xA0, integer(2)),
            integer(SERIAL.incrementAndGet()),
            algorithm,
            name(issuer),
            sequence(time(begin), time(begin.plus(Duration.ofDays(30)))),
            name(subject),
            subjectKeys.getPublic().getEncoded(),
            der(0xA3, extensions));
    try {
      Signature signature = Signature.getInstance(ec ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(issuerKey);
      signature.update(body);
      byte[] whole = sequence(body, algorithm, bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] extensions(List<String> hosts, boolean authority, byte[]... more) {
    byte[] constraints =
        sequence(
            oid(0x55, 0x1D, 0x13),
            der(0x01, new byte[] {(byte) 0xFF}),
            der(0x04, authority ? sequence(der(0x01, new byte[] {(byte) 0xFF})) : sequence()));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(constraints);
    for (byte[] one : more) {
      all.writeBytes(one);
    }
    if (hosts.isEmpty()) {
      return sequence(all.toByteArray());
    }
    byte[][] names = new byte[hosts.size()][];
    for (int i = 0; i < names.length; i++) {
      String host = hosts.get(i);
      names[i] = host.matches("[0-9.]+") ? der(0x87, address(host)) : der(0x82, ascii(host));
    }
    all.writeBytes(sequence(oid(0x55, 0x1D, 0x11), der(0x04, sequence(names))));
    return sequence(all.toByteArray());
  }

  private static byte[] address(String dotted) {
    String[] parts = dotted.split("\\.");
    byte[] address = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return address;
  }

  private static byte[] name(String commonName) {
    return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0C, ascii(commonName)))));
  }

  private static byte[] time(Instant instant) {
    return der(0x18, ascii(TIME.format(instant)));
  }

  private static byte[] integer(long value) {
    return der(0x02, BigInteger.valueOf(value).toByteArray());
  }

  private static byte[] oid(int... content) {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    return der(0x06, bytes);
  }

  private static byte[] bits(byte[] content) {
    return der(0x03, new byte[] {0}, content);
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, parts);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length < 128) {
      element.write(length);
    } else if (length < 256) {
      element.write(0x81);
      element.write(length);
    } else {
      element.write(0x82);
      element.write(length >> 8);
      element.write(length);
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
