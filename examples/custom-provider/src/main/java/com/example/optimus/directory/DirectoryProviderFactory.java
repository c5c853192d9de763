// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.directory;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** Plugins from a directory, for instance a network share: {@code type: directory}. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=directory")
@Capability(namespace = "optimus.provider", attribute = "type=directory")
public final class DirectoryProviderFactory implements ProviderFactory {
  @Override
  public String type() {
    return "directory";
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(
        List.of(
            Option.required(
                "directory", new OptionType.FilePath(), "Where plugins' paths are looked up.")),
        List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new DirectoryProvider(spec.options().file("directory").orElseThrow());
  }

  private record DirectoryProvider(Path directory) implements Provider {
    @Override
    public Artifact resolve(ArtifactRequest request) throws ProviderException {
      Path file = file(request);
      String pin = pin(file);
      if (request.pin().isPresent()) {
        requireSame(file, request.pin().get(), pin);
      }
      return new Artifact(
          request, Optional.of(pin), Optional.empty(), OptionalLong.empty(), List.of());
    }

    @Override
    public void fetch(Artifact artifact, ArtifactSink sink)
        throws ProviderException, InterruptedException {
      Path file = file(artifact.request());
      requireSame(file, artifact.pin().orElse(""), pin(file));
      sink.restart();
      sink.file(file);
    }

    private static void requireSame(Path file, String wanted, String present)
        throws ProviderException {
      if (!wanted.matches("[0-9]+-[0-9]+")) {
        throw ProviderException.invalid(
            "'" + wanted + "' is no pin of a directory",
            "recreate the lock entry: optimus plugin lock --upgrade");
      }
      if (!wanted.equals(present)) {
        throw ProviderException.changed(
            file + " has changed", "change the lock file with: optimus plugin lock --upgrade");
      }
    }

    private Path file(ArtifactRequest request) throws ProviderException {
      Path file = directory.resolve(request.path());
      if (!Files.isRegularFile(file)) {
        throw ProviderException.notFound(
            file + " does not exist", "check the plugin's path and the provider's directory");
      }
      return file;
    }

    /** Names these very bytes as well as a file system can. */
    private static String pin(Path file) throws ProviderException {
      try {
        return Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
      } catch (IOException failure) {
        throw ProviderException.unavailable(file + " cannot be read", "", failure);
      }
    }
  }
}
