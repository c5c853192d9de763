// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The base class of tests with recording provider factories. */
abstract class ProviderFixture {
  @TempDir Path directory;
  final ProviderRegistry registry =
      new ProviderRegistry(ExtensionResolver.NONE, Duration.ofMillis(50));
  final List<String> events = java.util.Collections.synchronizedList(new ArrayList<>());

  /** Creates providers that record their calls. */
  final class Recording implements ProviderFactory {
    private final String name;
    ProviderContext context;

    Recording(String name) {
      this.name = name;
    }

    @Override
    public String type() {
      return "test";
    }

    @Override
    public OptionSchema options() {
      return new OptionSchema(List.of(), List.of());
    }

    @Override
    public Provider create(ProviderSpec spec, ProviderContext lent) {
      context = lent;
      events.add("create " + name);
      return new Provider() {
        @Override
        public Artifact resolve(ArtifactRequest request) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void fetch(Artifact artifact, ArtifactSink sink) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
          events.add("close " + name);
        }

        @Override
        public String toString() {
          return name;
        }
      };
    }
  }

  static ProviderEntry entry(String name) {
    return entry(name, Timeouts.DEFAULT);
  }

  static ProviderEntry entry(String name, Timeouts timeouts) {
    return new ProviderEntry(
        new ProviderSpec("test", name, Options.NONE),
        timeouts,
        RetryPolicy.DEFAULT,
        new Position("config.yaml", 1, 1));
  }

  ProviderSession session() {
    return registry.session(
        new ProviderResources(
            (settings, timeouts, environment) -> new Client(), Map.of(), directory));
  }

  final class Client implements HttpClient, AutoCloseable {
    @Override
    public HttpResponse send(HttpRequest request) throws HttpException {
      throw new HttpException(HttpException.Reason.UNREACHABLE, "no", "", null);
    }

    @Override
    public void close() {
      events.add("close client");
    }
  }
}
