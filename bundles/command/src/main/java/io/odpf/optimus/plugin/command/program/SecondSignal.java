// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ends the process at once on a second signal. The JVM itself ignores signals while it shuts down.
 *
 * <p>Uses reflection, since the class for signals is not part of Java's API; without that class, a
 * second signal has no effect. Set up only after a first signal, so that it does not slow down
 * every start.
 */
final class SecondSignal {
  private static final String[] SIGNALS = {"INT", "TERM", "HUP"};
  private static final int SIGNALLED = 128;

  private SecondSignal() {}

  /** Installs the handlers. Returns whether any could be installed. */
  static boolean endsTheProcess() {
    boolean any = false;
    for (String name : SIGNALS) {
      try {
        handle(name);
        any = true;
      } catch (ReflectiveOperationException | RuntimeException e) {
        // The signal does not exist on this system, or the JVM reserves it.
      }
    }
    return any;
  }

  private static void handle(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object one = signal.getConstructor(String.class).newInstance(name);
    int number = (Integer) signal.getMethod("getNumber").invoke(one);
    InvocationHandler halt =
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            Runtime.getRuntime().halt(SIGNALLED + number);
          }
          return method.getName().equals("hashCode") ? number : null;
        };
    Object halting =
        Proxy.newProxyInstance(SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, halt);
    signal.getMethod("handle", signal, handler).invoke(null, one, halting);
  }
}
