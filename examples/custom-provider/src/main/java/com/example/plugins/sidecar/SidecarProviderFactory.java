// SPDX-License-Identifier: Apache-2.0
package com.example.plugins.sidecar;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/**
 * Type {@code sidecar}: a web server that keeps beside each artifact {@code X} a small file {@code
 * X.sha256} with its digest, which serves as the pin.
 */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=sidecar")
@Capability(namespace = "optimus.provider", attribute = "type=sidecar")
public final class SidecarProviderFactory implements ProviderFactory {

  @Override
  public String type() {
    return "sidecar";
  }

  @Override
  public OptionSchema options() {
    List<Option> provider = new ArrayList<>(HttpOptions.all());
    provider.add(
        Option.required(
            "url",
            new OptionType.Address(Set.of("http", "https")),
            "The directory that paths are relative to."));
    return new OptionSchema(provider, List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    return new SidecarProvider(
        spec.options().address("url").orElseThrow(),
        context.http(HttpOptions.settings(spec.options())));
  }

  private record SidecarProvider(URI directory, HttpClient http) implements Provider {

    @Override
    public Artifact resolve(ArtifactRequest request)
        throws ProviderException, InterruptedException {
      Digest digest = digest(request);
      if (request.pin().isPresent() && !request.pin().get().equals(digest.hex())) {
        throw ProviderException.changed(
            request.path() + " is now " + digest.hex() + ", not " + request.pin().get(),
            "move the lock on purpose with: optimus plugin lock --upgrade");
      }
      return new Artifact(
          request,
          Optional.of(digest.hex()),
          request.version(),
          OptionalLong.empty(),
          List.of(digest));
    }

    @Override
    public void fetch(Artifact artifact, ArtifactSink sink)
        throws ProviderException, InterruptedException {
      try (HttpResponse response = get(artifact.request().path())) {
        // Ranges are left to providers with more than one class.
        sink.restart();
        if (response.contentLength().isPresent()) {
          sink.expect(response.contentLength().getAsLong());
        }
        sink.transferFrom(response.body());
      }
    }

    private Digest digest(ArtifactRequest request) throws ProviderException, InterruptedException {
      String path = request.path() + ".sha256";
      try (HttpResponse response = get(path)) {
        byte[] text = response.body().readNBytes(64);
        return Digest.sha256(new String(text, StandardCharsets.US_ASCII));
      } catch (IOException broken) {
        throw ProviderException.unavailable(path + " could not be read", "", broken);
      } catch (IllegalArgumentException noDigest) {
        throw ProviderException.invalid(path + " does not begin with a SHA-256 digest", "");
      }
    }

    private HttpResponse get(String path) throws ProviderException, InterruptedException {
      try {
        HttpResponse response = http.send(HttpRequest.get(URI.create(directory + "/" + path)));
        if (response.status() != 200) {
          try (response) {
            throw HttpFailures.status(response, Clock.systemUTC());
          }
        }
        return response;
      } catch (HttpException noAnswer) {
        throw HttpFailures.of(noAnswer);
      }
    }
  }
}
