// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.provider.suite.LendingContext;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A provider's surroundings, with the real client. */
final class UrlFixture extends LendingContext {

  Provider provider(URI url) throws ProviderException {
    return provider(url, Map.of());
  }

  Provider provider(URI url, Map<String, Object> more) throws ProviderException {
    Map<String, Object> options = new HashMap<>(more);
    options.put("url", url);
    return new UrlProviderFactory()
        .create(new ProviderSpec("url", "files", Options.of(options)), this);
  }

  static ArtifactRequest request(String path) {
    return new ArtifactRequest(
        "neo",
        path,
        Optional.of("1.0.0"),
        new Platform("linux", "amd64"),
        Options.NONE,
        Optional.empty());
  }

  static Artifact artifact(String path, String pin) {
    return new Artifact(
        request(path), Optional.ofNullable(pin), Optional.empty(), OptionalLong.empty(), List.of());
  }

  @Override
  public Timeouts timeouts() {
    return new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }
}
