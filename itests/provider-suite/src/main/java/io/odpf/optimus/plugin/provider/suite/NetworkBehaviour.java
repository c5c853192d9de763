// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for sources over TCP. */
public interface NetworkBehaviour extends Sourced {

  /** In bytes; more than a source sends before the file itself. */
  int FILE = 2 * 1024 * 1024;

  /** Returns the port on loopback that serves the source. */
  int port();

  /** Returns the options, with another port on loopback in place of {@link #port}. */
  Map<String, Object> optionsThrough(int port);

  /** Returns a number of bytes after which a response is still incomplete. */
  default long incomplete() {
    return FILE / 2;
  }

  @Test
  default void treatsAnInterruptedConnectionAsTemporary(@TempDir Path directory) throws Exception {
    Item item = source().publish("net/cut", Contents.random(FILE, 50));

    try (Link link = Link.to(port());
        OpenProvider provider = OpenProvider.of(source(), optionsThrough(link.port()), directory)) {
      link.cutAfter(incomplete());
      assertThat(failure(provider, item).kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
      assertThat(link.spoiled().getCount()).isZero();

      link.heal();
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }
  }

  @Test
  default void limitsTheTimeOfASilentSource(@TempDir Path directory) throws Exception {
    Item item = source().publish("net/slow", Contents.random(FILE, 51));

    try (Link link = Link.to(port());
        OpenProvider provider =
            OpenProvider.of(
                source(), with(optionsThrough(link.port()), "timeouts", "idle", "1s"), directory)) {
      link.stallAfter(incomplete());

      assertThat(failure(provider, item).kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
    }
  }

  @Test
  default void treatsAnUnreachableSourceAsTemporary(@TempDir Path directory) throws Exception {
    Item item = source().publish("net/unreachable", Contents.random(1000, 52));

    try (RefusedPort closed = RefusedPort.open()) {
      assertThat(Failures.of(source(), optionsThrough(closed.port()), item, directory).kind())
          .isEqualTo(ProviderException.Kind.UNAVAILABLE);
    }
  }

  @Test
  default void endsAnInterruptedCall(@TempDir Path directory) throws Exception {
    Item item = source().publish("net/cancelled", Contents.random(FILE, 53));

    try (Link link = Link.to(port());
        OpenProvider provider = OpenProvider.of(source(), optionsThrough(link.port()), directory)) {
      link.stallAfter(incomplete());
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  end.complete(new AssertionError(provider.fetch(item).length + " bytes"));
                } catch (Throwable failure) {
                  end.complete(failure);
                }
              });
      caller.start();
      assertThat(link.spoiled().await(30, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();

      assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  private static ProviderException failure(OpenProvider provider, Item item) throws Exception {
    try {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return Failures.told(failure);
    }
    throw new AssertionError("nothing failed");
  }

  private static Map<String, Object> with(
      Map<String, Object> options, String group, String name, String value) {
    Map<String, Object> more = new LinkedHashMap<>(options);
    more.put(group, Map.of(name, value));
    return more;
  }
}
