// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests that an object forwards every method of an interface to another one: the arguments, the
 * result and the exceptions. The methods are found by reflection, so that a new one is covered.
 *
 * @param <T> the interface
 */
public final class ForwardingContract<T> {
  private final Class<T> type;
  private final UnaryOperator<T> forwarder;
  private final Samples samples = new Samples();
  private final Predicate<Class<?>> adapted;
  private final boolean quiet;

  private ForwardingContract(
      Class<T> type, UnaryOperator<T> forwarder, Predicate<Class<?>> adapted, boolean quiet) {
    this.type = type;
    this.forwarder = forwarder;
    this.adapted = adapted;
    this.quiet = quiet;
  }

  /**
   * Returns the contract of a forwarder.
   *
   * @param forwarder creates it for a delegate
   */
  public static <T> ForwardingContract<T> of(Class<T> type, UnaryOperator<T> forwarder) {
    return new ForwardingContract<>(type, forwarder, parameter -> false, false);
  }

  /** Accepts any argument that is not null for parameters of some types. */
  public ForwardingContract<T> adapting(Predicate<Class<?>> parameters) {
    return new ForwardingContract<>(type, forwarder, parameters, quiet);
  }

  /** Expects that unchecked exceptions of the delegate end in the forwarder. */
  public ForwardingContract<T> quietly() {
    return new ForwardingContract<>(type, forwarder, adapted, true);
  }

  /** Returns the tests, for a {@code @TestFactory}. */
  public Stream<DynamicTest> tests() {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .flatMap(this::tests);
  }

  private Stream<DynamicTest> tests(Method method) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        DynamicTest.dynamicTest(
            method.getName() + " forwards its arguments and the result", () -> forwards(method)));
    for (Class<?> exception : method.getExceptionTypes()) {
      tests.add(
          DynamicTest.dynamicTest(
              method.getName() + " forwards " + exception.getSimpleName(),
              () -> throwsWhat(method, (Throwable) samples.of(exception), false)));
    }
    tests.add(
        DynamicTest.dynamicTest(
            method.getName() + (quiet ? " ends" : " forwards") + " an unchecked exception",
            () -> throwsWhat(method, new IllegalStateException("sample"), quiet)));
    return tests.stream();
  }

  private void forwards(Method method) throws Throwable {
    List<Call> calls = new ArrayList<>();
    List<Object> results = new ArrayList<>();
    Object[] arguments = arguments(method);

    @Nullable Object returned =
        invoke(
            method,
            call -> {
              calls.add(call);
              results.add(result(call.method()));
              return results.get(0);
            },
            arguments);

    assertThat(calls).hasSize(1);
    Call call = calls.get(0);
    if (isInherited(method)) {
      // Default methods call other methods of the interface, which are forwarded.
      assertThat(call.method()).isNotEqualTo(method);
      return;
    }
    assertThat(returned).isEqualTo(results.get(0));
    assertThat(call.method()).isEqualTo(method);
    for (int i = 0; i < arguments.length; i++) {
      if (adapted.test(method.getParameterTypes()[i])) {
        assertThat(call.arguments().get(i)).isNotNull();
      } else {
        assertThat(call.arguments().get(i)).isEqualTo(arguments[i]);
      }
    }
  }

  private @Nullable Object result(Method method) {
    return method.getReturnType() == void.class ? null : samples.of(method.getGenericReturnType());
  }

  /** Returns whether the forwarder leaves a method to the interface. */
  private boolean isInherited(Method method) throws NoSuchMethodException {
    Class<?> implementation = forwarder.apply(proxy(call -> null)).getClass();
    return implementation
        .getMethod(method.getName(), method.getParameterTypes())
        .getDeclaringClass()
        .isInterface();
  }

  private void throwsWhat(Method method, Throwable failure, boolean ends) {
    Throwable thrown =
        catchThrowable(
            () ->
                invoke(
                    method,
                    call -> {
                      throw failure;
                    },
                    arguments(method)));

    if (ends) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isSameAs(failure);
    }
  }

  private Object[] arguments(Method method) {
    return Arrays.stream(method.getGenericParameterTypes()).map(samples::of).toArray();
  }

  private @Nullable Object invoke(Method method, Delegate delegate, Object... arguments)
      throws Throwable {
    try {
      return method.invoke(forwarder.apply(proxy(delegate)), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private T proxy(Delegate delegate) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, given) ->
                delegate.answer(
                    new Call(called, given == null ? List.of() : Arrays.asList(given)))));
  }

  /** The arguments of the delegate's last call. */
  private record Call(Method method, List<Object> arguments) {}

  /** The behaviour of the delegate. */
  @FunctionalInterface
  private interface Delegate {
    @Nullable Object answer(Call call) throws Throwable;
  }
}
