// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The keys of {@code signature:}, one for each scheme. */
public final class SignatureKeys {
  /** The described signature schemes; only the host knows which of them are verified. */
  private static final List<Option> DESCRIBED =
      List.of(
          scheme("minisign", "A minisign signature: minisign -S."),
          scheme(
              "gpg",
              "An OpenPGP signature, armoured or not: gpg --detach-sign. gpgv must be on the machine."),
          scheme("cosign", "A cosign signature or bundle: cosign sign-blob --key."));

  private SignatureKeys() {}

  /** Returns the key of a signature in one of the described schemes. */
  static Option described() {
    return signature(DESCRIBED);
  }

  /** Returns the key of a signature in one of the described schemes or the given ones. */
  static Option with(Set<String> schemes) {
    return signature(signatures(schemes));
  }

  /** Returns whether a signature scheme is among the keys of every plugin. */
  public static boolean isDescribed(String scheme) {
    return named(DESCRIBED, scheme);
  }

  private static boolean named(List<Option> options, String name) {
    for (Option option : options) {
      if (option.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Option signature(List<Option> schemes) {
    return Option.optional(
        ConfigKeys.SIGNATURE,
        new OptionType.OneOf(schemes),
        "A detached signature that the download must carry, with the key to trust.");
  }

  private static List<Option> signatures(Set<String> schemes) {
    List<Option> options = new ArrayList<>(DESCRIBED);
    for (String scheme : new TreeSet<>(schemes)) {
      if (!named(options, scheme)) {
        options.add(scheme(scheme, "A " + scheme + " signature."));
      }
    }
    return options;
  }

  private static Option scheme(String scheme, String doc) {
    return Option.optional(
        scheme,
        new OptionType.Group(
            List.of(
                Option.required(
                    ConfigKeys.PATH,
                    TextRules.PATH,
                    "The signature's path at the provider. Placeholders are filled in."),
                Option.required(
                    ConfigKeys.KEY,
                    new OptionType.AnyOf(
                        List.of(
                            TextRules.ANYTHING,
                            new OptionType.Group(
                                List.of(
                                    Option.required(
                                        ConfigKeys.FILE,
                                        new OptionType.FilePath(),
                                        "A file with the key, relative to this one."))))),
                    "The public key to trust, as the tool writes it: itself, or {file: PATH}."),
                Option.withDefault(
                    ConfigKeys.SIGNS,
                    new OptionType.Choice(List.of("download", ConfigKeys.CHECKSUMS)),
                    "download",
                    "What it is a signature of: the download, or the file that 'checksums' names,"
                        + " as goreleaser signs."))),
        doc);
  }
}
