// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
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
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates providers of the type {@code url}. */
public final class UrlProviderFactory implements ProviderFactory {
  private static final String URL = "url";
  private static final String SOCKET = "socket";
  private static final String ALLOW_FILE = "allow_file";

  @Override
  public String type() {
    return "url";
  }

  @Override
  public OptionSchema options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.required(
            URL,
            new OptionType.Address(Set.of("http", "https", "file")),
            "The address that plugins' paths are appended to. A query is kept."));
    options.add(
        Option.withDefault(
                ALLOW_FILE,
                new OptionType.Flag(),
                "false",
                "Whether url may be a file: address, a folder on the machine that installs.")
            .as(OptionRole.ROUTE));
    options.add(
        Option.optional(
                SOCKET,
                new OptionType.FilePath(),
                "A Unix socket of this machine that leads to the server, in place of the host and"
                    + " port of url.")
            .as(OptionRole.ROUTE));
    options.addAll(HttpOptions.all());
    return new OptionSchema(options, List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    URI base = spec.options().address(URL).orElseThrow();
    if (base.getScheme().equalsIgnoreCase("file")) {
      if (!spec.options().flag(ALLOW_FILE)) {
        throw ProviderException.invalid(
            "provider " + spec.name() + " is not allowed to read files on this machine: " + base,
            "if this is intended, set its allow_file: true");
      }
      return FileProvider.under(base);
    }
    if (base.getRawAuthority() == null || base.getRawAuthority().indexOf('@') >= 0) {
      throw ProviderException.invalid(
          base.getRawAuthority() == null
              ? "the url of provider " + spec.name() + " has no host"
              : "the url of provider "
                  + spec.name()
                  + " contains a user name: "
                  + Addresses.display(base),
          "write it as https://host/path, and the credentials as auth: {basic: {username, password}}");
    }
    return new UrlProvider(
        new BaseAddress(base),
        context.http(settings(spec.options())),
        Clock.systemUTC(),
        context.log());
  }

  private static HttpSettings settings(Options options) {
    HttpSettings settings = HttpOptions.settings(options);
    return options.file(SOCKET).map(settings::through).orElse(settings);
  }
}
