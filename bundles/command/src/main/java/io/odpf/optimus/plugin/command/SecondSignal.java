// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ends the process at once when it is told to end once more. The JVM itself passes over signals
 * while it shuts down.
 *
 * <p>By reflection: the class for signals is not part of Java's API, and where it is missing, a
 * second signal does what it always did. Set up when a first signal came, so that no start pays.
 */
final class SecondSignal {
  private static final String[] SIGNALS = {"INT", "TERM", "HUP"};
  private static final int SIGNALLED = 128;

  private SecondSignal() {}

  /** From now on; answers whether it could be set up. */
  static boolean endsTheProcess() {
    boolean any = false;
    for (String name : SIGNALS) {
      try {
        handle(name);
        any = true;
      } catch (ReflectiveOperationException | RuntimeException unavailable) {
        // Not on this system, or not in this JVM.
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
