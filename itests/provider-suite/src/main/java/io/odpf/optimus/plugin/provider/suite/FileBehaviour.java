// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for sources that deliver files without building them. */
public interface FileBehaviour extends Sourced {

  /** In bytes; larger than any buffer in between. */
  int BIG = 24 * 1024 * 1024;

  @Test
  default void deliversALargeFile(@TempDir Path directory) throws Exception {
    Item item = source().publish("big/file", Contents.random(BIG, 40));

    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      RecordingSink sink = new RecordingSink();
      provider.fetch(provider.resolve(item), sink);

      assertThat(item.content().test(sink.content())).isTrue();
      assertThat(sink.expected()).isEqualTo(BIG);
    }
  }

  @Test
  default void deliversAnEmptyFile(@TempDir Path directory) throws Exception {
    Item item = source().publish("empty/file", new byte[0]);

    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      assertThat(provider.fetch(item)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b/with spaces",
        "ünï/cödé-名前",
        "plus+and/percent%41",
        "quote's/\"double\"",
        "amp&ersand;semi,comma=equals/~tilde@at!",
        "..dots/.hidden",
        "-dash/--upload-pack=x",
      })
  default void odd_names_are_names(String path, @TempDir Path directory) throws Exception {
    Item item = source().publish(path, Contents.random(1000, path.hashCode()));

    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }
  }
}
