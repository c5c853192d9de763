// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Checks an extension's own statements before anything relies on them. */
public final class ExtensionCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ExtensionCheck() {}

  /** A method's result, or the problem with it; exactly one is present. */
  public record Answer<T>(Optional<T> value, Optional<String> problem) {
    private static <T> Answer<T> problem(String text) {
      return new Answer<>(Optional.empty(), Optional.of(text));
    }
  }

  /**
   * Calls a method without arguments that must return a value soon.
   *
   * @param extension the extension
   * @param method the method's name, for messages
   */
  public static <T> Answer<T> ask(Object extension, String method, Callable<T> call)
      throws InterruptedException {
    String called = extension.getClass().getName() + "." + method + "()";
    LoaderScope loader = new LoaderScope(extension);
    try {
      T value = BoundedCall.run("optimus-extension-check", PATIENCE, call);
      return value == null
          ? Answer.problem(called + " answers null")
          : new Answer<>(Optional.of(value), Optional.empty());
    } catch (ExecutionException thrown) {
      ExtensionException defect =
          ExtensionException.of(thrown.getCause(), UnaryOperator.identity());
      return Answer.problem(called + " throws " + defect.summary());
    } catch (CallTimeoutException hanging) {
      return Answer.problem(called + " does not answer");
    } finally {
      loader.leave();
    }
  }

  /**
   * Compares the name that an extension returns with those that its bundle announces.
   *
   * @param method the method that returns it, for messages
   * @param property the component's property
   * @param declared that property's value, if it has one
   * @param namespace the namespace of the capability
   * @param attribute the capability's attribute
   * @param announced its values in the bundle's manifest; none if it announces nothing
   */
  public static Optional<String> contradiction(
      Object extension,
      String method,
      String said,
      String property,
      Optional<String> declared,
      String namespace,
      String attribute,
      Set<String> announced) {
    String saying = extension.getClass().getName() + "." + method + "() answers '" + said + "'";
    if (!NAME.matcher(said).matches()) {
      return Optional.of(
          saying + ", which is not a valid name: letters, digits, '.', '_' and '-' are allowed");
    }
    if (declared.isPresent() && !declared.get().equals(said)) {
      return Optional.of(
          saying + ", but its component's property says " + property + "=" + declared.get());
    }
    if (!announced.isEmpty() && !announced.contains(said)) {
      return Optional.of(
          saying
              + ", but the bundle's manifest announces "
              + namespace
              + ";"
              + attribute
              + "="
              + String.join(", ", announced));
    }
    return Optional.empty();
  }
}
