// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.ServiceAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads temporary keys from a service's response. */
final class LentKeys {
  private LentKeys() {}

  /** Reads the JSON for instances and containers: AccessKeyId and so on. */
  static AccessKeys ofJson(ServiceAnswer answer, String service) throws ProviderException {
    Map<String, String> values =
        ServiceAnswer.json(answer.text()).orElseThrow(() -> unreadable(service));
    return of(
        values.get("AccessKeyId"),
        values.get("SecretAccessKey"),
        values.get("Token"),
        instant(values.get("Expiration")),
        service);
  }

  /** Returns the keys with these parts, each of which may be null. */
  static AccessKeys of(
      @Nullable String id,
      @Nullable String secret,
      @Nullable String token,
      Optional<Instant> expiry,
      String service)
      throws ProviderException {
    if (id == null || secret == null || token == null) {
      throw unreadable(service);
    }
    AccessKeys keys = new AccessKeys(id, Secret.of(secret), Optional.of(Secret.of(token)), expiry);
    if (keys.flaw(AccessKeys.Names.SERVICE).isPresent()) {
      throw unreadable(service);
    }
    return keys;
  }

  /** Parses a time such as 2026-11-28T16:00:00Z; returns empty if malformed. */
  static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static ProviderException unreadable(String service) {
    return ProviderException.invalid(service + " did not return access keys", "check its address");
  }
}
