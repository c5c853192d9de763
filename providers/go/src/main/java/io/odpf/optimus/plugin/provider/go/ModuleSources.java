// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** The sources of modules in order, as in GOPROXY. */
final class ModuleSources {
  private static final Set<String> WORDS = Set.of("direct", "off");

  private final List<Entry> entries;
  private final List<Upstream> upstreams;

  /**
   * @param separator the separator before the next one: {@code ,} or {@code |}
   * @param text the text for go, unchanged; empty for an upstream
   */
  private record Entry(String text, String separator) {}

  private ModuleSources(List<Entry> entries, List<Upstream> upstreams) {
    this.entries = List.copyOf(entries);
    this.upstreams = List.copyOf(upstreams);
  }

  /** Returns the configured sources; empty if the environment decides. */
  static Optional<ModuleSources> configured(Options options, ProviderContext context)
      throws ProviderException {
    Optional<Object> proxy = options.as("proxy", Object.class);
    if (proxy.isEmpty()) {
      return Optional.empty();
    }
    List<?> values = proxy.get() instanceof List<?> several ? several : List.of(proxy.get());
    if (values.isEmpty()) {
      throw ProviderException.invalid(
          "the provider's proxy names no source of modules", "write an address, or direct");
    }
    String separator = options.text("fallback").orElse("").equals("any") ? "|" : ",";
    StringJoiner list = new StringJoiner(separator);
    values.forEach(value -> list.add(escaped(value.toString())));
    return Optional.of(of(list.toString(), options, context));
  }

  /** Parses a GOPROXY variable. */
  static ModuleSources of(String variable, Options options, ProviderContext context)
      throws ProviderException {
    HttpSettings settings = settings(options);
    List<Entry> entries = new ArrayList<>();
    List<Upstream> upstreams = new ArrayList<>();
    for (int from = 0; from < variable.length(); ) {
      int to = from;
      while (to < variable.length() && variable.charAt(to) != ',' && variable.charAt(to) != '|') {
        to++;
      }
      String text = variable.substring(from, to).strip();
      String separator = to < variable.length() ? variable.substring(to, to + 1) : "";
      if (WORDS.contains(text) || text.toLowerCase(Locale.ROOT).startsWith("file:")) {
        entries.add(new Entry(text, separator));
      } else if (!text.isEmpty()) {
        HttpSettings shown = upstreams.isEmpty() ? settings : settings.withoutIdentity();
        upstreams.add(Upstream.at(address(text), shown, context));
        entries.add(new Entry("", separator));
      }
      from = to + 1;
    }
    if (entries.isEmpty()) {
      throw ProviderException.invalid(
          "GOPROXY names no source of modules", "set the provider's proxy:");
    }
    return new ModuleSources(entries, upstreams);
  }

  /** Returns the HTTP settings without 'proxy', which means the module proxy here. */
  static HttpSettings settings(Options options) {
    return HttpOptions.settings(options, "http_proxy");
  }

  /** Returns a source's address; like go, assumes https without a scheme. */
  private static URI address(String text) throws ProviderException {
    return Upstream.address(text.contains("://") ? text : "https://" + text)
        .orElseThrow(
            () ->
                ProviderException.invalid(
                    "GOPROXY holds something that is no address",
                    "correct it, or set the provider's proxy: to addresses that begin with"
                        + " https://"));
  }

  private static String escaped(String address) {
    return address.replace(",", "%2C").replace("|", "%7C");
  }

  /** Returns the servers among the sources, in order. */
  List<Upstream> upstreams() {
    return upstreams;
  }

  /**
   * A server among several sources.
   *
   * @param nextAfterAnyFailure whether the next source is used after any failure of this one
   */
  record Server(Upstream upstream, boolean nextAfterAnyFailure) {}

  /** Returns the servers before the first source that is neither a server nor a folder. */
  List<Server> beforeDirect() {
    List<Server> servers = new ArrayList<>();
    for (Entry entry : entries) {
      if (WORDS.contains(entry.text())) {
        break;
      }
      if (entry.text().isEmpty()) {
        servers.add(new Server(upstreams.get(servers.size()), entry.separator().equals("|")));
      }
    }
    return servers;
  }

  /** Tells whether go may contact the modules' own hosts. */
  boolean direct() {
    return entries.stream().anyMatch(entry -> entry.text().equals("direct"));
  }

  /**
   * Returns the value of GOPROXY for go.
   *
   * @param relayed the address of the relay for the n-th server
   */
  String variable(IntFunction<String> relayed) {
    StringBuilder list = new StringBuilder();
    int next = 0;
    for (Entry entry : entries) {
      list.append(entry.text().isEmpty() ? relayed.apply(next++) : entry.text());
      list.append(entry.separator());
    }
    return list.toString();
  }

  /** Returns the sources, to be shown. */
  @Override
  public String toString() {
    return variable(i -> upstreams.get(i).display())
        .replaceAll("[,|]+$", "")
        .replaceAll("[,|]", ", ");
  }
}
