// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A host's own provider, which delivers the same file for each artifact. */
record FileProviderFactory(Path file) implements ProviderFactory {
  @Override
  public String type() {
    return "file";
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(List.of(), List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new FileProvider(file);
  }

  private record FileProvider(Path file) implements Provider {
    @Override
    public Artifact resolve(ArtifactRequest request) {
      return new Artifact(
          request, Optional.of("1"), Optional.empty(), OptionalLong.empty(), List.of());
    }

    @Override
    public void fetch(Artifact artifact, ArtifactSink sink)
        throws ProviderException, InterruptedException {
      sink.restart();
      try (InputStream content = Files.newInputStream(file)) {
        sink.transferFrom(content);
      } catch (IOException e) {
        throw ProviderException.unavailable("cannot read " + file, "", e);
      }
    }
  }
}
