// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.http.auth.aws.internal.signer.util.SignerUtils;
import software.amazon.awssdk.utils.cache.FifoCache;

/**
 * The keys that the SDK's signer derives from secrets. It keeps 300 of them, found by the secrets
 * themselves, for as long as its classes are loaded, and has no method that forgets them; so its
 * fields are opened; signing the first request fails if they are missing. Thread-safe.
 */
final class SigningKeyCache {
  private final Map<?, ?> keys;
  private final Lock lock;

  SigningKeyCache() {
    try {
      Object cache = value(SignerUtils.class.getDeclaredField("SIGNER_CACHE"), null);
      this.keys = (Map<?, ?>) value(FifoCache.class.getDeclaredField("map"), cache);
      this.lock = (Lock) value(FifoCache.class.getDeclaredField("wlock"), cache);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of the SDK keeps keys in another place", e);
    }
  }

  private static Object value(Field field, Object of) throws IllegalAccessException {
    field.setAccessible(true);
    return field.get(of);
  }

  /** Clears the cache. Deriving a key again takes a few microseconds. */
  void clear() {
    lock.lock();
    try {
      keys.clear();
    } finally {
      lock.unlock();
    }
  }
}
