// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import java.util.List;

/** The keys of {@code policy:}. */
public final class PolicyKeys {
  public static final String POLICY = "policy";

  private PolicyKeys() {}

  /** The rules. */
  public static final Option GROUP =
      Option.optional(
          POLICY,
          new OptionType.Group(
              List.of(
                  Option.optional(
                      PolicyRules.PROVIDERS,
                      new OptionType.ListOf(TextRules.NAME),
                      "The names of the only providers that plugins may come from."),
                  Option.optional(
                      PolicyRules.SIGNED_BY,
                      new OptionType.ListOf(
                          new OptionType.AnyOf(
                              List.of(
                                  TextRules.ANYTHING,
                                  new OptionType.Group(
                                      List.of(
                                          Option.required(
                                              ConfigKeys.FILE,
                                              new OptionType.FilePath(),
                                              "A file with the key, relative to this one.")))))),
                      "The only public keys that plugins may be signed by: each as the tool writes"
                          + " it, or {file: PATH}, or the fingerprint (sha256:…) that"
                          + " 'optimus plugin list --verbose' shows."),
                  Option.optional(
                      PolicyRules.SHA256,
                      new OptionType.ListOf(TextRules.SHA256),
                      "The only SHA-256 digests: of a plugin, either its download's or its"
                          + " program's must be listed."),
                  Option.withDefault(
                      PolicyRules.NO_DOWNGRADE,
                      new OptionType.Flag(),
                      "false",
                      "Whether an older version must not replace a newer one, neither by"
                          + " --allow-downgrade nor by rollback."),
                  Option.optional(
                      PolicyRules.MAX_SIZE,
                      new OptionType.Whole(1, 1 << 20),
                      "The largest download and the largest program, in MiB."),
                  Option.optional(
                      PolicyRules.REQUIRE,
                      new OptionType.ListOf(TextRules.NAME),
                      "The names of policies that bundles bring and that must be present."))),
          "Which plugins may be installed and started; every rule must permit.");
}
