// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The sessions of browsers, which cannot send a token with a link. A session is known by a secret
 * that the server made, and holds the credential that began it. Thread-safe.
 */
final class Sessions {
  private static final long LONGEST_NANOS = Duration.ofHours(12).toNanos();

  /** Of one name: a person with some browsers. The oldest session makes room for a new one. */
  private static final int MOST = 32;

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanoTime;

  @GuardedBy("this")
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  private record Session(AccessFile.Credential credential, long since) {}

  /**
   * Creates the sessions.
   *
   * @param nanoTime the time in nanoseconds
   */
  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Begins a session; returns its secret. */
  synchronized String begin(AccessFile.Credential credential) {
    sessions.values().removeIf(session -> isOver(session));
    List<String> same = new ArrayList<>();
    sessions.forEach(
        (secret, session) -> {
          if (session.credential().name().equals(credential.name())) {
            same.add(secret);
          }
        });
    if (same.size() >= MOST) {
      sessions.remove(same.get(0));
    }
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(secret, new Session(credential, nanoTime.getAsLong()));
    return secret;
  }

  /** Returns the credential that began a session; empty if there is no such session any more. */
  synchronized Optional<AccessFile.Credential> find(String secret) {
    Session session = sessions.get(secret);
    return session == null || isOver(session)
        ? Optional.empty()
        : Optional.of(session.credential());
  }

  /** Ends a session. */
  synchronized void end(String secret) {
    sessions.remove(secret);
  }

  private boolean isOver(Session session) {
    return nanoTime.getAsLong() - session.since() > LONGEST_NANOS;
  }
}
