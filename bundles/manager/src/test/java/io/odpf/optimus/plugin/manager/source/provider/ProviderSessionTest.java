// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ProviderSessionTest extends ProviderFixture {
  private static ProviderEntry hurried(String name) {
    return entry(
        name, new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100)));
  }

  @Test
  void createsOneProviderForAnEntryAndClosesIt() throws Exception {
    registry.add(new Recording("it"), "a", 0);
    try (ProviderSession session = session()) {
      session.call(entry("x"), Object::toString);
      session.call(entry("x"), Object::toString);
      session.call(entry("y"), Object::toString);
    }
    assertThat(events).containsExactly("create it", "create it", "close it", "close it");
  }

  @Test
  void closesTheResourcesOfAContext() throws Exception {
    Recording factory = new Recording("it");
    registry.add(factory, "a", 0);
    Path scratch;
    try (ProviderSession session = session()) {
      session.call(entry("x"), Object::toString);
      factory.context.http(HttpSettings.DEFAULT);
      scratch = factory.context.scratch();
      assertThat(scratch).isEmptyDirectory();
      Files.writeString(scratch.resolve("file"), "left");
    }
    assertThat(scratch).doesNotExist();
    assertThat(events).containsExactly("create it", "close it", "close client");
  }

  @Test
  void setsTheContextClassLoaderDuringACall() throws Exception {
    registry.add(new Recording("it"), "a", 0);
    Thread.currentThread().setContextClassLoader(null);
    try (ProviderSession session = session()) {
      ClassLoader inside =
          session.call(entry("x"), provider -> Thread.currentThread().getContextClassLoader());
      assertThat(inside).isSameAs(Recording.class.getClassLoader());
    }
    assertThat(Thread.currentThread().getContextClassLoader()).isNull();
  }

  @Test
  void distinguishesTheInterruptOfALateCallFromACancellation() throws Exception {
    Recording factory = new Recording("it");
    registry.add(factory, "a", 0);
    CountDownLatch running = new CountDownLatch(1);
    try (ProviderSession session = session()) {
      FutureTask<Boolean> call =
          new FutureTask<>(
              () -> {
                ProviderException gone =
                    catchThrowableOfType(
                        ProviderException.class,
                        () ->
                            session.call(
                                entry("x"),
                                provider -> {
                                  running.countDown();
                                  new CountDownLatch(1).await();
                                  return "";
                                }));
                assertThat(gone.kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
                return Thread.currentThread().isInterrupted();
              });
      Thread caller = new Thread(call);
      caller.start();
      running.await();

      registry.remove(factory);

      assertThat(call.get()).isFalse();
      assertThat(events).containsExactly("create it", "close it");
      assertThat(registry.types()).isEmpty();
    }
    assertThat(events).containsExactly("create it", "close it");
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** Calls a provider that fails with an exception or error. */
  private ProviderException failureOf(Throwable failure) {
    registry.add(new Recording("it"), "acme 1.0", 0);
    try (ProviderSession session = session()) {
      return catchThrowableOfType(
          ProviderException.class,
          () ->
              session.call(
                  entry("x"),
                  provider -> {
                    if (failure instanceof Error error) {
                      throw error;
                    }
                    throw (RuntimeException) failure;
                  }));
    }
  }

  @Test
  void reportsTheClassThatABundleLacks() {
    ProviderException broken = failureOf(new NoClassDefFoundError("com/acme/Missing"));
    assertThat(broken)
        .hasMessage(
            "provider x (type test) broke: java.lang.NoClassDefFoundError:"
                + " there is no class com.acme.Missing");
    assertThat(broken.hint()).contains("must contain its libraries");
  }

  @Test
  void abandonsAProviderThatDoesNotAnswer() {
    registry.add(new Recording("it"), "acme 1.0", 0);
    ProviderSession session = session();
    CountDownLatch never = new CountDownLatch(1);

    ProviderException late =
        catchThrowableOfType(
            ProviderException.class,
            () -> session.call(hurried("x"), provider -> awaitUninterruptibly(never)));

    assertThat(late.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(late)
        .hasMessageContaining("did not answer within timeouts.total, 100 ms")
        .hasMessageContaining("left behind");
    assertThat(stackTrace(late)).contains("awaitUninterruptibly");
    session.close();
    never.countDown();
  }

  @Test
  void endsALateCallThatRespondsToTheInterrupt() {
    registry.add(new Recording("it"), "acme 1.0", 0);
    try (ProviderSession session = session()) {
      ProviderException late =
          catchThrowableOfType(
              ProviderException.class,
              () ->
                  session.call(
                      hurried("x"),
                      provider -> {
                        new CountDownLatch(1).await();
                        return null;
                      }));

      assertThat(late.kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
      assertThat(late).hasMessageContaining("did not answer within timeouts.total");
    }
  }

  @Test
  void returnsToAnInterruptedCallerWhileTheProviderHangs() throws Exception {
    registry.add(new Recording("it"), "acme 1.0", 0);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    try (ProviderSession session = session()) {
      FutureTask<Void> call =
          new FutureTask<>(
              () ->
                  session.call(
                      entry("x"),
                      provider -> {
                        running.countDown();
                        return awaitUninterruptibly(never);
                      }));
      Thread caller = new Thread(call);
      caller.start();
      running.await();

      caller.interrupt();

      assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
    }
    never.countDown();
  }

  /** Waits like a library that ignores interrupts. */
  private static Void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return null;
      } catch (InterruptedException e) {
        // again
      }
    }
  }

  @Test
  void reportsTheExceptionOfAProviderWithoutSecrets() {
    ProviderException broken =
        failureOf(new IllegalArgumentException("no such page: token=hunter2"));
    assertThat(broken)
        .hasMessage(
            "provider x (type test) broke: java.lang.IllegalArgumentException:"
                + " no such page: token=****");
    assertThat(stackTrace(broken)).contains("ProviderSessionTest").doesNotContain("hunter2");
    assertThat(broken.hint()).contains("acme 1.0");
  }
}
