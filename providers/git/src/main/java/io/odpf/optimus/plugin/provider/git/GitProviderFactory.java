// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files in Git repositories: their options. A commit will be the pin. */
public class GitProviderFactory implements ProviderFactory {

  /** What Git allows in names of branches and tags, and nothing that could be taken for a flag. */
  private static final OptionType REF =
      new OptionType.Text(
          "(?![-/.])(?!.*(\\.\\.|@\\{|//|/\\.|\\.lock(/|$)))[^\\s~^:?*\\[\\\\]{1,200}(?<![/.])",
          "a branch, a tag or a full commit");

  @Override
  public String type() {
    return "git";
  }

  @Override
  public OptionSchema options() {
    List<Option> provider =
        new ArrayList<>(
            List.of(
                Option.required(
                    "url",
                    new OptionType.Address(Set.of("https", "ssh", "git", "file")),
                    "The repository. ssh addresses may name an account: ssh://git@host/path."),
                Option.withDefault(
                    "allow_file",
                    new OptionType.Flag(),
                    "false",
                    "Whether url may be a file: address, a repository on the machine that installs."),
                Option.optional(
                    "ssh",
                    new OptionType.Group(
                        List.of(
                            Option.optional(
                                "key", new OptionType.FilePath(), "The private key's file."),
                            Option.optional(
                                "passphrase",
                                new OptionType.SecretText(),
                                "What the key is encrypted with."),
                            Option.optional(
                                "known_hosts",
                                new OptionType.FilePath(),
                                "The hosts' keys to trust; without it, ~/.ssh/known_hosts."))),
                    "How to log in, for ssh addresses.")));
    provider.addAll(HttpOptions.all());
    return new OptionSchema(
        provider,
        List.of(
            Option.optional(
                "ref",
                REF,
                "A branch, a tag or a full commit. Without it, the branch that HEAD names."),
            Option.withDefault(
                "depth",
                new OptionType.Whole(1, 1_000_000),
                "1",
                "How many commits to fetch; more than one helps servers that refuse commits which are"
                    + " no tips."),
            Option.withDefault(
                "lfs",
                new OptionType.Flag(),
                "true",
                "false to take a Git LFS pointer as the file that it is.")));
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    if (spec.options().address("url").orElseThrow().getScheme().equals("file")
        && !spec.options().flag("allow_file")) {
      throw ProviderException.invalid(
          "provider '" + spec.name() + "' may not read repositories of this machine",
          "set its allow_file: true if that is meant");
    }
    throw ProviderException.invalid(
        "provider '"
            + spec.name()
            + "' is of type git, which this build can check but cannot fetch from",
        "use a provider of another type for its plugins");
  }
}
