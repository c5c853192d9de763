// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.signing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.auth.aws.internal.signer.util.SignerUtils;
import software.amazon.awssdk.utils.cache.FifoCache;

/**
 * The signing keys that the SDK derives from secrets. The SDK caches 300 of them, indexed by the
 * secrets themselves, until its classes are unloaded, and offers no method to clear the cache. This
 * class does so by reflection; if the fields are missing, signing the first request fails.
 * Thread-safe.
 */
final class SigningKeyCache {
  @GuardedBy("lock")
  private final Map<?, ?> keys;

  private final Lock lock;

  SigningKeyCache() {
    try {
      Object cache = value(SignerUtils.class.getDeclaredField("SIGNER_CACHE"), null);
      this.keys = (Map<?, ?>) value(FifoCache.class.getDeclaredField("map"), cache);
      this.lock = (Lock) value(FifoCache.class.getDeclaredField("wlock"), cache);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the signer of this SDK version has no key cache of the expected form", e);
    }
  }

  private static Object value(Field field, @Nullable Object of) throws IllegalAccessException {
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
