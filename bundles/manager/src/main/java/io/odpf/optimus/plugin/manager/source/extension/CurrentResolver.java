// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Delegates to the current resolver, if there is one. Thread-safe. */
public final class CurrentResolver implements ExtensionResolver {
  private final AtomicReference<ExtensionResolver> current = new AtomicReference<>(NONE);

  public void set(ExtensionResolver resolver) {
    current.set(resolver);
  }

  /** Removes a resolver, unless another one has replaced it already. */
  public void unset(ExtensionResolver resolver) {
    current.compareAndSet(resolver, NONE);
  }

  private ExtensionResolver current() {
    return Objects.requireNonNull(current.get());
  }

  @Override
  public void resolve(String name) {
    current().resolve(name);
  }

  @Override
  public Set<String> names() {
    return current().names();
  }

  @Override
  public String hint() {
    return current().hint();
  }
}
