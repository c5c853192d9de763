// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the client certificate, if one is configured, to servers that request it. Records the
 * sockets on which it was requested, since a server that receives none may close the connection
 * without an explanation. Thread-safe.
 */
final class ClientKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final List<X509Certificate> chain;
  private final @Nullable PrivateKey key;
  private final Set<Socket> asked =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private ClientKey(List<X509Certificate> chain, @Nullable PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  static ClientKey none() {
    return new ClientKey(List.of(), null);
  }

  static ClientKey read(HttpSettings.ClientCertificate files) throws HttpException {
    String option = "client_certificate.certificate";
    List<X509Certificate> chain =
        ServerTrust.certificates(
            Pem.read(files.certificate(), option), files.certificate(), option);
    PrivateKey key = key(files.key(), chain.get(0).getPublicKey().getAlgorithm());
    if (!matches(key, chain.get(0))) {
      throw Pem.unusable(
          "client_certificate.key " + files.key() + " is not the key of " + files.certificate(),
          null);
    }
    return new ClientKey(chain, key);
  }

  private static PrivateKey key(Path file, String algorithm) throws HttpException {
    String option = "client_certificate.key";
    for (Pem.Block block : Pem.read(file, option)) {
      String label = block.label();
      if (!label.endsWith("PRIVATE KEY")) {
        continue;
      }
      if (label.startsWith("ENCRYPTED ")) {
        throw unsupported(
            option + " " + file + " is encrypted",
            "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
      }
      if (!label.equals("PRIVATE KEY")) {
        throw unsupported(
            option + " " + file + " contains a '" + label + "', not a PKCS#8 key",
            "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
      }
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(block.content()));
      } catch (GeneralSecurityException e) {
        // The cause is omitted: its message may quote the key.
        throw Pem.unusable(
            option + " " + file + " contains no " + algorithm + " key, as the certificate requires",
            null);
      }
    }
    throw Pem.unusable(option + " " + file + " contains no PEM private key", null);
  }

  private static boolean matches(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return true;
    }
    byte[] probe = {1, 2, 3, 4};
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static HttpException unsupported(String message, String command) {
    return new HttpException(
        HttpException.Reason.SETTINGS, message, "convert it: " + command, null);
  }

  /** Returns whether a certificate is configured. */
  boolean present() {
    return key != null;
  }

  /** Returns whether the server at the other end of a socket requested a certificate. */
  boolean wasAskedFor(Socket socket) {
    return asked.contains(socket);
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    asked.add(socket);
    if (key == null) {
      return null;
    }
    for (String type : keyTypes) {
      if (type.equals(key.getAlgorithm())) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
    return key == null ? null : new String[] {ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
