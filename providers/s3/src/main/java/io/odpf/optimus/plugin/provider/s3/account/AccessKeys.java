// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import io.odpf.optimus.plugin.api.option.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The keys that sign requests.
 *
 * @param id the access key id; not a secret
 * @param secret the secret access key
 * @param token the session token of temporary keys
 * @param expiry when the keys expire, if known
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

  /** Returns keys that do not expire. */
  public AccessKeys(String id, Secret secret, Optional<Secret> token) {
    this(id, secret, token, Optional.empty());
  }

  /**
   * Returns the problem of the first unusable key, beginning with its name; empty if all are
   * usable.
   *
   * @param names the names of the three keys in their source
   */
  public Optional<String> flaw(Names names) {
    if (!isPlain(id, LONGEST_ID) || id.indexOf('/') >= 0 || id.indexOf(',') >= 0) {
      return Optional.of(names.id() + " is not an access key id");
    }
    if (!isPlain(secret.reveal(), LONGEST_SECRET)) {
      return Optional.of(names.secret() + " is not a secret access key");
    }
    if (token.isPresent() && !isPlain(token.get().reveal(), LONGEST_TOKEN)) {
      return Optional.of(names.token() + " is not a session token");
    }
    return Optional.empty();
  }

  /** The names of the keys in their source. */
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

    /** Their names in responses of Amazon's services. */
    public static final Names SERVICE = new Names("AccessKeyId", "SecretAccessKey", "Token");
  }

  /** Printable ASCII without spaces, which is safe in a header and a signature. */
  private static boolean isPlain(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** Returns a text with the secret keys removed. */
  public String redact(String text) {
    String redacted = secret.redact(text);
    return token.isPresent() ? token.get().redact(redacted) : redacted;
  }
}
