// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Whatever resolver is there at the moment, which may be none. Thread-safe. */
public final class CurrentResolver implements ExtensionResolver {
  private final AtomicReference<ExtensionResolver> current = new AtomicReference<>(NONE);

  public void set(ExtensionResolver resolver) {
    current.set(resolver);
  }

  /** Unless another one has taken its place already. */
  public void unset(ExtensionResolver resolver) {
    current.compareAndSet(resolver, NONE);
  }

  @Override
  public void resolve(String name) {
    current.get().resolve(name);
  }

  @Override
  public Set<String> names() {
    return current.get().names();
  }

  @Override
  public String hint() {
    return current.get().hint();
  }
}
