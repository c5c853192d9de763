// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionType;

/** The options that all providers of object stores share. */
public final class ObjectStoreOptions {
  private static final OptionType PREFIX =
      new OptionType.Text(
          "(?!/)(?!(.*/)?\\.\\.?(/|$))[^\\\\]{1,1024}",
          "a path without '.', '..' or backslashes that does not begin with '/'");

  private ObjectStoreOptions() {}

  /** Returns the option {@code prefix}: a text, under which all paths of plugins lie. */
  public static Option prefix() {
    return Option.optional(
        "prefix",
        PREFIX,
        "The beginning of all paths in the bucket; a '/' is put between prefix and path.");
  }

  /** Returns the option {@code anonymous}: a flag, to send requests without credentials. */
  public static Option anonymous() {
    return Option.withDefault(
            "anonymous",
            new OptionType.Flag(),
            "false",
            "true for public buckets: no credentials are used.")
        .as(OptionRole.CREDENTIAL);
  }
}
