// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Handles the signal that a terminal sends when its size changes. Uses reflection, because the JDK
 * has no public class for signals, and compilers warn about the internal one.
 */
final class WindowChange implements InvocationHandler {
  private final Runnable action;

  private WindowChange(Runnable action) {
    this.action = action;
  }

  /**
   * Runs an action at every change, on a thread of the JVM. Does nothing on systems without this
   * signal.
   */
  static void watch(Runnable action) {
    try {
      ClassLoader platform = ClassLoader.getSystemClassLoader();
      Class<?> signal = Class.forName("sun.misc.Signal", true, platform);
      Class<?> handler = Class.forName("sun.misc.SignalHandler", true, platform);
      Object proxy =
          Proxy.newProxyInstance(platform, new Class<?>[] {handler}, new WindowChange(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      // Without the signal, for instance on Windows, the first width is kept.
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
