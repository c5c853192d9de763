// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;

/** The provider types whose factories are on the class path; each is loaded when it is named. */
final class BuiltInProviders {
  static final String[] TYPES = {"url"};

  private BuiltInProviders() {}

  /** Null if the type is not built in. */
  static ProviderFactory factory(String type) {
    return switch (type) {
      case "url" -> new UrlProviderFactory();
      default -> null;
    };
  }
}
