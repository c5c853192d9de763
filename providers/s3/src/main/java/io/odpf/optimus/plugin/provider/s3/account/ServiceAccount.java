// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The value of {@code service_account}: Base64 of a JSON object or of a profile. */
public final class ServiceAccount {
  static final String FORM =
      "it is Base64 of {\"access_key_id\": …, \"secret_access_key\": …, \"session_token\": …}, the"
          + " last optional, or of a profile of a credentials file";

  private static final int LONGEST = 64 * 1024;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");

  private ServiceAccount() {}

  /**
   * Reads the keys.
   *
   * @throws AccountException if it contains no keys, or refers to a source of keys that a
   *     configuration may not use
   */
  public static AccessKeys read(Secret value) throws AccountException {
    String text = decoded(value.reveal()).strip();
    return text.startsWith("{")
        ? keys(JsonAccount.read(text), AccessKeys.Names.JSON, Set.of())
        : keys(ProfileAccount.read(text), AccessKeys.Names.PROFILE, ProfileAccount.PASSED_OVER);
  }

  private static String decoded(String value) throws AccountException {
    String text = BLANKS.matcher(value).replaceAll("");
    if (text.length() > LONGEST) {
      throw new AccountException("has " + text.length() + " characters", FORM);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      throw new AccountException(
          "is not encoded", "encode the file with 'base64 -w0 FILE'; " + FORM);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      CharSequence decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return RegularFile.withoutMark(decoded).toString();
    } catch (IllegalArgumentException malformed) {
      throw new AccountException("is not Base64", FORM);
    } catch (CharacterCodingException binary) {
      throw new AccountException("is Base64, but not of text", FORM);
    }
  }

  private static AccessKeys keys(
      Map<String, String> values, AccessKeys.Names names, Set<String> passedOver)
      throws AccountException {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Set.of(names.id(), names.secret(), names.token()));
    unknown.removeAll(passedOver);
    for (String name : unknown) {
      throw new AccountException(
          NAME.matcher(name).matches() ? "has an unknown key '" + name + "'" : "has an unknown key",
          FORM);
    }
    AccessKeys keys =
        new AccessKeys(
            required(values, names.id()),
            Secret.of(required(values, names.secret())),
            Optional.ofNullable(values.get(names.token())).map(Secret::of));
    Optional<String> flaw = keys.flaw(names);
    if (flaw.isPresent()) {
      throw new AccountException(
          "is not an account: " + flaw.get(), "copy the keys again, without spaces or quotes");
    }
    return keys;
  }

  private static String required(Map<String, String> values, String name) throws AccountException {
    String value = values.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new AccountException("has no " + name, FORM);
    }
    return value;
  }
}
