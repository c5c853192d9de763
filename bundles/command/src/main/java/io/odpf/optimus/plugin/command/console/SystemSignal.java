// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Handles a signal of the system. Uses reflection, because the JDK has no public class for signals,
 * and compilers warn about the internal one.
 */
public final class SystemSignal implements InvocationHandler {
  private final Runnable action;

  private SystemSignal(Runnable action) {
    this.action = action;
  }

  /**
   * Runs an action whenever a signal comes, on a thread of the JVM, instead of what the JVM does.
   * Does nothing on systems without this signal.
   *
   * @param name without {@code SIG}: {@code WINCH}
   */
  public static void handle(String name, Runnable action) {
    try {
      ClassLoader platform = ClassLoader.getSystemClassLoader();
      Class<?> signal = Class.forName("sun.misc.Signal", true, platform);
      Class<?> handler = Class.forName("sun.misc.SignalHandler", true, platform);
      Object proxy =
          Proxy.newProxyInstance(platform, new Class<?>[] {handler}, new SystemSignal(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      // Without the signal, for instance on Windows, nothing happens.
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> getClass().getName();
    };
  }
}
