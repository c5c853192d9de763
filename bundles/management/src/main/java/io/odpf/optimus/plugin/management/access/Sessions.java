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
 * The sessions of browsers, which cannot add a header with a token when they follow a link. A
 * random secret identifies a session, which refers to the credential that began it. Sessions are
 * kept in memory for 12 hours. Thread-safe.
 */
final class Sessions {
  private static final long LONGEST_NANOS = Duration.ofHours(12).toNanos();

  /**
   * The most sessions per credential name, enough for one person's browsers. A further session
   * replaces the oldest one.
   */
  private static final int MOST = 32;

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanoTime;

  @GuardedBy("this")
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  private record Session(Credential credential, long since) {}

  /**
   * Creates an empty set of sessions.
   *
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Begins a session and returns its secret. */
  synchronized String begin(Credential credential) {
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

  /**
   * Returns the credential that began a session; empty if the secret is unknown or the session has
   * expired.
   */
  synchronized Optional<Credential> find(String secret) {
    Session session = sessions.get(secret);
    return session == null || isOver(session)
        ? Optional.empty()
        : Optional.of(session.credential());
  }

  /** Ends a session. Does nothing if the secret is unknown. */
  synchronized void end(String secret) {
    sessions.remove(secret);
  }

  private boolean isOver(Session session) {
    return nanoTime.getAsLong() - session.since() > LONGEST_NANOS;
  }
}
