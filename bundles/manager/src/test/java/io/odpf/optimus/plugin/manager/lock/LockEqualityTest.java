// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests handwritten equals methods, which could forget a component. */
final class LockEqualityTest {
  private static final Platform LINUX = Platform.parse("linux_amd64").orElseThrow();
  private static final Digest ONE = Digest.parse("sha256:" + "1".repeat(64)).orElseThrow();
  private static final Digest TWO = Digest.parse("sha256:" + "2".repeat(64)).orElseThrow();

  static Stream<Arguments> recordsWithTwoValuesForEachComponent() {
    LockInputs inputs = new LockInputs("releases", "url", "s", "p", Optional.empty(), "o");
    LockInputs others = new LockInputs("mirror", "url", "s", "p", Optional.empty(), "o");
    LockedSignature signature = new LockedSignature("c2ln", Optional.empty());
    LockedArtifact artifact =
        new LockedArtifact(
            Optional.empty(), Optional.empty(), ONE, 1, TWO, 2, "entry", Optional.of(signature));
    LockEntry entry = new LockEntry(inputs, new TreeMap<>(Map.of(LINUX, artifact)));
    return Stream.of(
        Arguments.of(
            LockedSignature.class,
            List.of("c2ln", Optional.empty()),
            List.of("bmVv", Optional.of("c3Vt"))),
        Arguments.of(
            LockInputs.class,
            List.of("releases", "url", "source", "path", Optional.of("1.0"), "options"),
            List.of("mirror", "git", "place", "folder", Optional.of("2.0"), "none")),
        Arguments.of(
            LockedArtifact.class,
            List.of(Optional.of("a"), Optional.of("1"), ONE, 1L, ONE, 2L, "neo", Optional.empty()),
            List.of(
                Optional.of("b"),
                Optional.of("2"),
                TWO,
                3L,
                TWO,
                4L,
                "trinity",
                Optional.of(signature))),
        Arguments.of(
            LockEntry.class,
            List.of(inputs, new TreeMap<>()),
            List.of(others, new TreeMap<>(Map.of(LINUX, artifact)))),
        Arguments.of(
            Lock.class,
            List.of(new TreeSet<>(), new TreeMap<>()),
            List.of(new TreeSet<>(List.of(LINUX)), new TreeMap<>(Map.of("neo", entry)))));
  }

  @ParameterizedTest
  @MethodSource("recordsWithTwoValuesForEachComponent")
  void isEqualOnlyIfEveryComponentIsEqual(
      Class<? extends Record> type, List<Object> values, List<Object> others) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    Object record = constructor.newInstance(values.toArray());
    assertThat(record)
        .isEqualTo(constructor.newInstance(values.toArray()))
        .hasSameHashCodeAs(constructor.newInstance(values.toArray()))
        .isNotEqualTo("another type");
    assertThat(values).hasSize(type.getRecordComponents().length);
    for (int i = 0; i < values.size(); i++) {
      Object[] changed = values.toArray();
      changed[i] = others.get(i);
      assertThat(record).isNotEqualTo(constructor.newInstance(changed));
    }
  }
}
