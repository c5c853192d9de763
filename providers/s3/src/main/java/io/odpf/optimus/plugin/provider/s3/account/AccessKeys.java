// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import io.odpf.optimus.plugin.api.option.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What requests are signed with.
 *
 * @param id which keys these are; not a secret
 * @param secret the secret access key
 * @param token the session token of keys that are lent for a time
 * @param expiry when they end, if that is known
 */
public record AccessKeys(
    String id, Secret secret, Optional<Secret> token, Optional<Instant> expiry) {
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_SECRET = 1024;
  private static final int LONGEST_TOKEN = 32 * 1024;

  public AccessKeys {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(expiry, "expiry");
  }

  /** Keys that do not end. */
  public AccessKeys(String id, Secret secret, Optional<Secret> token) {
    this(id, secret, token, Optional.empty());
  }

  /**
   * What is wrong with the first key that cannot be signed with or sent, to follow its name; empty
   * if nothing is.
   *
   * @param names what the three are called where they come from
   */
  public Optional<String> flaw(Names names) {
    if (!isPlain(id, LONGEST_ID) || id.indexOf('/') >= 0 || id.indexOf(',') >= 0) {
      return Optional.of(names.id() + " is not the id of an access key");
    }
    if (!isPlain(secret.reveal(), LONGEST_SECRET)) {
      return Optional.of(names.secret() + " is not a secret access key");
    }
    if (token.isPresent() && !isPlain(token.get().reveal(), LONGEST_TOKEN)) {
      return Optional.of(names.token() + " is not a session token");
    }
    return Optional.empty();
  }

  /** What the keys are called where they come from. */
  public record Names(String id, String secret, String token) {
    /** Their names in the JSON of a configuration. */
    public static final Names JSON =
        new Names("access_key_id", "secret_access_key", "session_token");

    /** Their names in profiles of Amazon's files. */
    public static final Names PROFILE =
        new Names("aws_access_key_id", "aws_secret_access_key", "aws_session_token");

    /** Their names in the environment. */
    public static final Names ENVIRONMENT =
        new Names("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    /** Their names in what Amazon's services answer. */
    public static final Names SERVICE = new Names("AccessKeyId", "SecretAccessKey", "Token");
  }

  /** Printable ASCII without blanks: such a text can be in a header and breaks no signature. */
  private static boolean isPlain(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** A text without the secrets among the keys. */
  public String redact(String text) {
    String redacted = secret.redact(text);
    return token.isPresent() ? token.get().redact(redacted) : redacted;
  }
}
