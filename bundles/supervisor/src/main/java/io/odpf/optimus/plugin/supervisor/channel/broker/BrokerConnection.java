// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.api.plugin.OfferedMethod;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.supervisor.generation.RawCalls;
import java.time.Duration;
import java.util.Map;

/** The connection to a plugin's process, as its callers see it. Thread-safe. */
public final class BrokerConnection implements PluginConnection {
  private final String plugin;
  private final PluginChannel channel;
  private final RawCalls calls;

  public BrokerConnection(String plugin, PluginChannel channel) {
    this.plugin = plugin;
    this.channel = channel;
    this.calls = new RawCalls(plugin, channel);
  }

  @Override
  public byte[] call(String method, byte[] request, Duration timeout)
      throws PluginCallException, InterruptedException {
    return calls.call(method, request, timeout);
  }

  @Override
  public DialedServices dial(int id, Duration timeout)
      throws PluginCallException, InterruptedException {
    try {
      return new Dialed(channel.broker().dial(id, timeout));
    } catch (BrokerException e) {
      throw failure(e);
    }
  }

  @Override
  public OfferedServices offer(Map<String, OfferedMethod> methods) throws PluginCallException {
    try {
      Broker broker = channel.broker();
      return new Offered(broker.serve(broker.nextId(), HostedServices.of(methods)));
    } catch (BrokerException e) {
      throw failure(e);
    }
  }

  private PluginCallException failure(BrokerException cause) {
    String message = "no further connection with plugin " + plugin + ": " + cause.getMessage();
    return switch (cause.reason()) {
      case REFUSED ->
          new PluginCallException(Kind.REFUSED, message, "the plugin's log may tell more", cause);
      case LATE ->
          new PluginCallException(
              Kind.TIMEOUT,
              message,
              "check that the plugin announced this number and serves it",
              cause);
      case ENDED ->
          new PluginCallException(
              Kind.CRASHED, message, "connect again once the plugin is ready", cause);
    };
  }

  private final class Dialed implements DialedServices {
    private final ManagedChannel dialed;
    private final RawCalls remote;

    Dialed(ManagedChannel dialed) {
      this.dialed = dialed;
      this.remote = new RawCalls(plugin, dialed);
    }

    @Override
    public byte[] call(String method, byte[] request, Duration timeout)
        throws PluginCallException, InterruptedException {
      return remote.call(method, request, timeout);
    }

    @Override
    public void close() {
      dialed.shutdownNow();
    }
  }

  private record Offered(BrokeredService service) implements OfferedServices {
    @Override
    public int id() {
      return service.id();
    }

    @Override
    public void close() {
      service.close();
    }
  }
}
