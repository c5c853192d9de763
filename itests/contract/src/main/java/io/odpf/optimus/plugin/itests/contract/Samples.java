// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Creates values of any type in signatures, all different. Nested collections are empty, since
 * types may contain themselves. Not thread-safe.
 */
final class Samples {
  private int made;

  /** Returns a value of a type. */
  Object of(Type type) {
    return of(type, 0);
  }

  private Object of(Type type, int depth) {
    Class<?> raw = raw(type);
    made++;
    if (raw == String.class) {
      // The length of a SHA-256 digest, for types that require one.
      return "%064x".formatted(made);
    } else if (raw == int.class) {
      return made;
    } else if (raw == long.class) {
      return (long) made;
    } else if (raw == boolean.class) {
      return true;
    } else if (raw == OptionalInt.class) {
      return OptionalInt.of(made);
    } else if (raw == OptionalLong.class) {
      return OptionalLong.of(made);
    } else if (raw == Path.class) {
      return Path.of("/sample" + made);
    } else if (raw == Duration.class) {
      return Duration.ofSeconds(made);
    } else if (raw == Instant.class) {
      return Instant.ofEpochSecond(made);
    } else if (raw == Optional.class) {
      return depth > 0 ? Optional.empty() : Optional.of(of(argument(type, 0), depth + 1));
    } else if (raw == List.class) {
      return depth > 0 ? List.of() : List.of(of(argument(type, 0), depth + 1));
    } else if (raw == Set.class) {
      return depth > 0 ? Set.of() : Set.of(of(argument(type, 0), depth + 1));
    } else if (raw == Map.class) {
      return depth > 0
          ? Map.of()
          : Map.of(of(argument(type, 0), depth + 1), of(argument(type, 1), depth + 1));
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    } else if (raw.isSealed()) {
      return of(raw.getPermittedSubclasses()[0], depth);
    } else if (raw.isInterface()) {
      return proxy(raw);
    } else if (raw == Throwable.class) {
      return new IllegalStateException("sample" + made);
    } else if (raw.isRecord()) {
      return constructed(canonical(raw), depth + 1);
    }
    return Arrays.stream(raw.getConstructors())
        .min(Comparator.comparingInt(Constructor::getParameterCount))
        .map(constructor -> constructed(constructor, depth))
        .orElseThrow(() -> new AssertionError("no sample of " + raw));
  }

  private Object constructed(Constructor<?> constructor, int depth) {
    try {
      return constructor.newInstance(
          Arrays.stream(constructor.getGenericParameterTypes())
              .map(parameter -> of(parameter, depth))
              .toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + constructor.getDeclaringClass(), e);
    }
  }

  private static Constructor<?> canonical(Class<?> type) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new LinkageError("record " + type + " without its canonical constructor", e);
    }
  }

  private Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> "a sample of " + type.getSimpleName();
              default -> method.getReturnType() == void.class ? null : of(method.getReturnType());
            });
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof Class<?> raw) {
      return raw;
    }
    throw new AssertionError("no sample of " + type);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
