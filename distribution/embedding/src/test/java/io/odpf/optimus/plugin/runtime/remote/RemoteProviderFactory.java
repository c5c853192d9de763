// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.remote;

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
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Component;

/** Delivers the bytes from a socket, at the pace of the test's server. */
@Component(service = ProviderFactory.class)
public final class RemoteProviderFactory implements ProviderFactory {
  @Override
  public String type() {
    return "remote";
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(List.of(), List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new RemoteProvider(Integer.parseInt(context.environment().get("PORT")));
  }

  private record RemoteProvider(int port) implements Provider {
    @Override
    public Artifact resolve(ArtifactRequest request) {
      return new Artifact(
          request, Optional.of("1"), Optional.empty(), OptionalLong.empty(), List.of());
    }

    @Override
    public void fetch(Artifact artifact, ArtifactSink sink)
        throws ProviderException, InterruptedException {
      sink.restart();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        sink.transferFrom(socket.getInputStream());
        // Loads a class now, which fails if the bundle was uninstalled.
        new Goodbye().say();
      } catch (IOException e) {
        throw ProviderException.unavailable("the socket broke", "", e);
      }
    }
  }

  private static final class Goodbye {
    void say() {}
  }
}
