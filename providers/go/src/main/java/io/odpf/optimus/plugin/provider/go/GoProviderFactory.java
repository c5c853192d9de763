// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates providers of the type {@code go}. */
public class GoProviderFactory implements ProviderFactory {
  private static final OptionType MODULE =
      new OptionType.Text(
          "[A-Za-z0-9*?][A-Za-z0-9._~/*?-]{0,500}",
          "a pattern of module paths such as git.example.com/team/*");
  private static final OptionType MODULE_PATH =
      new OptionType.Text(
          "(?!(.*/)?\\.\\.?(/|$))[A-Za-z0-9][A-Za-z0-9._~/-]{0,500}",
          "a package's path below its module");

  @Override
  public String type() {
    return "go";
  }

  @Override
  public OptionSchema options() {
    OptionType direct = new OptionType.Choice(List.of("direct"));
    OptionType address = new OptionType.Address(Set.of("https", "http", "file"));
    OptionType source = new OptionType.AnyOf(List.of(direct, address));
    List<Option> provider =
        new ArrayList<>(
            List.of(
                Option.optional(
                    "proxy",
                    new OptionType.AnyOf(List.of(direct, address, new OptionType.ListOf(source))),
                    "The module proxy, direct for the modules' own repositories, or a list to try"
                        + " in order. Without it, the environment's GOPROXY."),
                Option.withDefault(
                        "fallback",
                        new OptionType.Choice(List.of("not_found", "any")),
                        "not_found",
                        "After which failures the next of several proxies is tried.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                        "sumdb",
                        new OptionType.Text(
                            "[A-Za-z0-9.-]{1,253}([+][A-Za-z0-9+/=+-]{1,200})?",
                            "a database's name, with its key unless that is known, or off"),
                        "The checksum database, or off. Without it, the environment's GOSUMDB, else"
                            + " sum.golang.org.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                        "private",
                        new OptionType.ListOf(MODULE),
                        "Patterns of modules that the checksum database does not know.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                        "go",
                        new OptionType.FilePath(),
                        "The go command. Without it, the one on the PATH.")
                    .as(OptionRole.ROUTE)));
    for (Option option : HttpOptions.all()) {
      provider.add(option.name().equals("proxy") ? option.named("http_proxy") : option);
    }
    return new OptionSchema(
        provider,
        List.of(
            Option.optional(
                "package",
                MODULE_PATH,
                "The main package below the module, when the path is the module's."),
            Option.optional(
                "ldflags",
                LinkerFlags.TYPE,
                "Flags for the linker: -s, -w, -X NAME=VALUE and -buildid=TEXT."),
            Option.optional(
                "tags",
                new OptionType.ListOf(new OptionType.Text("[A-Za-z0-9_.]{1,100}", "a build tag")),
                "Build tags."),
            Option.withDefault(
                "cgo",
                new OptionType.Flag(),
                "false",
                "true to build with cgo, which can build for this platform only.")));
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    Options options = spec.options();
    // Report mistakes at once; the environment's sources are read after go was found.
    return new GoProvider(
        options,
        ModuleSources.configured(options, context),
        context,
        GoLimits.DEFAULT,
        Clock.systemUTC());
  }
}
