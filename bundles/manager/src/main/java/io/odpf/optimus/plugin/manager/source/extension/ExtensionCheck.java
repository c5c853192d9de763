// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Checks the answers of extensions before they are used. */
public final class ExtensionCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ExtensionCheck() {}

  /** The result of a method, or the problem with it; exactly one is present. */
  public record Answer<T>(Optional<T> value, Optional<String> problem) {
    private static <T> Answer<T> problem(String text) {
      return new Answer<>(Optional.empty(), Optional.of(text));
    }
  }

  /**
   * Calls a method without arguments, which must return a value soon.
   *
   * @param extension the extension
   * @param method the name of the method, for messages
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
    } catch (ExecutionException e) {
      ExtensionException defect =
          ExtensionException.of(Objects.requireNonNull(e.getCause()), UnaryOperator.identity());
      return Answer.problem(called + " throws " + defect.summary());
    } catch (CallTimeoutException e) {
      return Answer.problem(called + " does not answer");
    } finally {
      loader.leave();
    }
  }

  /**
   * Compares the name that an extension returns with the names that its bundle announces.
   *
   * @param method the method that returns the name, for messages
   * @param property the property of the component
   * @param declared the value of the property, if it has one
   * @param namespace the namespace of the capability
   * @param attribute the attribute of the capability
   * @param announced the values of the attribute in the bundle's manifest
   */
  public static Optional<String> contradiction(
      Object extension,
      String method,
      String name,
      String property,
      Optional<String> declared,
      String namespace,
      String attribute,
      Set<String> announced) {
    String answer = extension.getClass().getName() + "." + method + "() answers '" + name + "'";
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          answer + ", which is not a valid name: letters, digits, '.', '_' and '-' are allowed");
    }
    if (declared.isPresent() && !declared.get().equals(name)) {
      return Optional.of(
          answer + ", but its component's property says " + property + "=" + declared.get());
    }
    if (!announced.isEmpty() && !announced.contains(name)) {
      return Optional.of(
          answer
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
