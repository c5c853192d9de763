// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys of accounts that do not exist. */
public final class TestKeys {
  /** The default token endpoint of the keys. */
  public static final String TOKEN_URI = "https://oauth2.googleapis.com/token";

  private TestKeys() {}

  /** Returns the key of a service account, with its own private key. */
  public static JsonObject serviceAccount(String tokenUri) {
    JsonObject key = new JsonObject();
    key.addProperty("type", "service_account");
    key.addProperty("project_id", "p");
    key.addProperty("private_key_id", "0123456789abcdef");
    key.addProperty("private_key", privateKey("RSA"));
    key.addProperty("client_email", "reader@p.iam.gserviceaccount.com");
    key.addProperty("client_id", "1");
    key.addProperty("token_uri", tokenUri);
    return key;
  }

  /** Returns a login as gcloud stores it. */
  public static JsonObject user() {
    JsonObject key = new JsonObject();
    key.addProperty("type", "authorized_user");
    key.addProperty("client_id", "client.apps.googleusercontent.com");
    key.addProperty("client_secret", "the-Secret-of-the-client");
    key.addProperty("refresh_token", "1//the-Refresh-Token");
    return key;
  }

  /** Returns a private key as PEM text. */
  static String privateKey(String algorithm) {
    try {
      byte[] encoded =
          KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns a key as written in a configuration. */
  public static String encoded(JsonObject key) {
    return Base64.getEncoder().encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
  }
}
