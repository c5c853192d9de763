// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.proto.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A side of go-plugin's AutoMTLS: a key of its own and a self-signed certificate for {@code
 * localhost}, made for one start of a plugin. go-plugin makes P-521 keys; it accepts P-256 as well,
 * which is made ten times faster. The JDK has no public way to write a certificate.
 */
public final class SelfSignedCertificate {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String ALTERNATIVE_NAME = "2.5.29.17";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
  private static final String NAME = "localhost";
  private static final char SEPARATOR = '.';
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
  private static final Duration VALID = Duration.ofDays(3650);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final PrivateKey key;
  private final X509Certificate certificate;

  private SelfSignedCertificate(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new key with its certificate, valid from half a minute before {@code now}. */
  public static SelfSignedCertificate create(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] body = body(pair, now);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(body);
      byte[] der = Der.sequence(body, algorithm(), Der.bits(0, signature.sign()));
      return new SelfSignedCertificate(pair.getPrivate(), certificate(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has P-256, SHA-256 and X.509", e);
    }
  }

  /**
   * Restores an earlier certificate.
   *
   * @param text by {@link #text}
   * @throws IOException if it is something else
   */
  public static SelfSignedCertificate of(String text) throws IOException {
    int end = text.indexOf(SEPARATOR);
    try {
      byte[] key = Base64.getDecoder().decode(text.substring(0, Math.max(0, end)));
      byte[] certificate = Base64.getDecoder().decode(text.substring(end + 1));
      return new SelfSignedCertificate(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
          certificate(certificate));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException("not a key with its certificate", e);
    }
  }

  /** Returns the key with its certificate, as a secret text. */
  public String text() {
    try {
      Base64.Encoder encoder = Base64.getEncoder();
      return encoder.encodeToString(key.getEncoded())
          + SEPARATOR
          + encoder.encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate was encoded before", e);
    }
  }

  private static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /** The body of the certificate, RFC 5280, 4.1.2. */
  private static byte[] body(KeyPair pair, Instant now) {
    byte[] name =
        Der.sequence(
            Der.set(Der.sequence(Der.id(COMMON_NAME), Der.text(NAME))),
            Der.set(Der.sequence(Der.id(ORGANIZATION), Der.text("Optimus"))));
    byte[] version = Der.tagged(0xa0, Der.integer(BigInteger.TWO));
    BigInteger serial = new BigInteger(127, new SecureRandom()).setBit(126);
    byte[] validity =
        Der.sequence(
            Der.time(TIME.format(now.minus(CLOCKS_DIFFER))),
            Der.time(TIME.format(now.plus(VALID))));
    return Der.sequence(
        version,
        Der.integer(serial),
        algorithm(),
        name,
        validity,
        name,
        pair.getPublic().getEncoded(),
        Der.tagged(0xa3, extensions()));
  }

  private static byte[] algorithm() {
    return Der.sequence(Der.id(ECDSA_WITH_SHA256));
  }

  private static byte[] extensions() {
    // Digital signature, key encipherment, key agreement, certificate signing.
    byte[] usage = Der.bits(2, new byte[] {(byte) 0b1010_1100});
    byte[] purposes = Der.sequence(Der.id(CLIENT_AUTHENTICATION), Der.id(SERVER_AUTHENTICATION));
    byte[] names = Der.sequence(Der.tagged(0x82, NAME.getBytes(StandardCharsets.US_ASCII)));
    return Der.sequence(
        Der.sequence(Der.id(KEY_USAGE), Der.isTrue(), Der.octets(usage)),
        Der.sequence(Der.id(EXTENDED_KEY_USAGE), Der.octets(purposes)),
        Der.sequence(
            Der.id(BASIC_CONSTRAINTS), Der.isTrue(), Der.octets(Der.sequence(Der.isTrue()))),
        Der.sequence(Der.id(ALTERNATIVE_NAME), Der.octets(names)));
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Presents the certificate to the other side. */
  public KeyManager keyManager() {
    return new OneKey(key, certificate);
  }

  private static final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final PrivateKey key;
    private final X509Certificate certificate;

    OneKey(PrivateKey key, X509Certificate certificate) {
      this.key = key;
      this.certificate = certificate;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyTypes, Principal[] issuers, SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
