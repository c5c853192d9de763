// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads keys, and describes what is wrong with unusable ones. */
public final class AccountKeyReader {
  /** In characters; a key has about 2,400. */
  private static final int LONGEST = 64 * 1024;

  private static final String ENCODE = "encode the key file: base64 -w0 key.json";
  private static final String AGAIN = "copy the whole key file again, or create a new key";
  private static final String UNIVERSE = "googleapis.com";
  private static final Pattern EMAIL = Pattern.compile("[!-?A-~]{1,200}@[!-?A-~]{1,200}");
  private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

  private final TokenEndpoints endpoints;

  /**
   * Creates a reader.
   *
   * @param tokenUris the endpoints that a key may name besides Google's own
   */
  public AccountKeyReader(List<URI> tokenUris) {
    endpoints = new TokenEndpoints(tokenUris);
  }

  /** Reads a key in base64, or in plain JSON as {@code file:} delivers it. */
  public AccountKey decode(String text) throws KeyException {
    String bare = text.strip();
    if (bare.length() > LONGEST) {
      throw new KeyException("is longer than any key", ENCODE);
    }
    if (bare.startsWith("{")) {
      return read(bare);
    }
    String json;
    try {
      // base64 without -w0 breaks its lines.
      byte[] decoded = Base64.getDecoder().decode(bare.replaceAll("\\s", ""));
      CharSequence decodedText =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded));
      json = RegularFile.withoutMark(decodedText).toString();
    } catch (IllegalArgumentException malformed) {
      throw new KeyException("is not base64, or is truncated", ENCODE);
    } catch (CharacterCodingException binary) {
      throw new KeyException("is base64, but not of JSON", ENCODE);
    }
    return read(json);
  }

  /** Reads a key in JSON. */
  public AccountKey read(String json) throws KeyException {
    if (json.length() > LONGEST) {
      throw new KeyException("is longer than any key", AGAIN);
    }
    Optional<JsonFields> fields = JsonFields.parse(json);
    if (fields.isEmpty()) {
      String bare = json.strip();
      throw bare.startsWith("{") && !bare.endsWith("}")
          ? new KeyException("is truncated: the JSON of the key ends early", AGAIN)
          : new KeyException("is not a key in JSON", ENCODE);
    }
    return read(fields.get());
  }

  private AccountKey read(JsonFields key) throws KeyException {
    String type =
        key.text("type")
            .orElseThrow(
                () ->
                    new KeyException(
                        "has no 'type' field, which every Google key has",
                        "use the key file that 'gcloud iam service-accounts keys create' writes"));
    switch (type) {
      case "service_account":
        checkUniverse(key);
        return new AccountKey.ServiceAccount(
            matching(key, "client_email", EMAIL),
            matching(key, "private_key_id", ID),
            PrivateKeyReader.read(required(key, "private_key")),
            endpoints.of(key));
      case "authorized_user":
        checkUniverse(key);
        return new AccountKey.User(
            matching(key, "client_id", ID),
            Secret.of(required(key, "client_secret")),
            Secret.of(required(key, "refresh_token")),
            key.text("quota_project_id").filter(ID.asMatchPredicate()),
            endpoints.of(key));
      default:
        throw UnsupportedKeys.of(type, key);
    }
  }

  private static void checkUniverse(JsonFields key) throws KeyException {
    String universe = key.text("universe_domain").orElse(UNIVERSE);
    if (!universe.equals(UNIVERSE)) {
      throw new KeyException(
          "is a key for a universe_domain other than " + UNIVERSE,
          "use a key of an account in " + UNIVERSE);
    }
  }

  private static String matching(JsonFields key, String name, Pattern pattern) throws KeyException {
    String value = required(key, name);
    if (!pattern.matcher(value).matches()) {
      throw new KeyException("has an unusable '" + name + "'", AGAIN);
    }
    return value;
  }

  private static String required(JsonFields key, String name) throws KeyException {
    return key.text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new KeyException("has no '" + name + "'", AGAIN));
  }
}
