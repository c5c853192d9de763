// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.grpc.Channel;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionRequest;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServiceResponse;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which generation a connected plugin speaks. The protocol version of the handshake is 1
 * in all of them, so only the services tell them apart: those that the plugin lists by server
 * reflection, which go-plugin always has, or else those whose first call it answers. Thread-safe.
 */
public final class GenerationDetector {
  /** A plugin that serves several is of the first one, since C serves D's service too. */
  private static final String[] SERVICES = {
    ModCalls.BASE_OF_C,
    ModCalls.BASE_OF_B,
    ResolverCalls.SERVICE_OF_D,
    ResolverCalls.SERVICE_OF_E,
    ResolverCalls.SERVICE_OF_FORK,
    GenerationACalls.TASK_SERVICE,
    GenerationACalls.HOOK_SERVICE
  };

  /**
   * The older version first: Go plugins have both, and those built with older releases only that
   * one.
   */
  private static final String[] REFLECTION = {
    "grpc.reflection.v1alpha.ServerReflection", "grpc.reflection.v1.ServerReflection"
  };

  private static final int MOST_LISTED = 20;

  private final String plugin;
  private final Channel channel;

  /**
   * @param plugin the plugin's name, for messages
   * @param channel the connection to it, which the caller owns
   */
  public GenerationDetector(String plugin, Channel channel) {
    this.plugin = plugin;
    this.channel = channel;
  }

  /**
   * Asks the plugin and waits for its answers, of which there is one if it has server reflection.
   *
   * @param timeout the limit for all answers together
   * @return the calls that the plugin serves
   * @throws PluginCallException if it does not answer, or serves no generation; the message lists
   *     its services
   */
  public PluginCalls detect(Duration timeout) throws PluginCallException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    Optional<List<String>> listed = listServices(end);
    if (listed.isEmpty()) {
      return tryCalls(end);
    }
    for (String service : SERVICES) {
      if (listed.get().contains(service)) {
        return calls(service);
      }
    }
    throw unknown("it serves " + shown(listed.get()));
  }

  /**
   * Returns the calls of one generation.
   *
   * @param timeout the limit for the plugin's answer
   * @throws PluginCallException if the plugin does not answer, or does not serve the generation
   */
  public PluginCalls require(Generation generation, Duration timeout)
      throws PluginCallException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    Optional<List<String>> listed = listServices(end);
    for (String service : SERVICES) {
      PluginCalls calls = calls(service);
      if (calls.generation() == generation
          && (listed.isPresent()
              ? listed.get().contains(service)
              : serves(calls, new CallLimits(remaining(end), false)))) {
        return calls;
      }
    }
    throw new PluginCallException(
        Kind.UNSUPPORTED,
        "plugin " + plugin + " does not serve generation " + generation,
        "leave the generation out to use the one that it serves",
        null);
  }

  /**
   * Returns the names of the services that the plugin lists by server reflection; empty if it has
   * no reflection.
   */
  public List<String> services(Duration timeout) throws PluginCallException, InterruptedException {
    return listServices(System.nanoTime() + timeout.toNanos()).orElse(List.of());
  }

  /** Lists the plugin's services; empty if the plugin has no working reflection. */
  private Optional<List<String>> listServices(long end)
      throws PluginCallException, InterruptedException {
    for (String reflection : REFLECTION) {
      try {
        // A stream by definition; with one request and one answer it equals a unary call on the
        // wire.
        List<String> services =
            names(
                new RemoteService(plugin, channel, reflection, "server reflection")
                    .call(
                        "ServerReflectionInfo",
                        ServerReflectionRequest.newBuilder().setListServices("*").build(),
                        ServerReflectionResponse.getDefaultInstance(),
                        remaining(end)));
        if (!services.isEmpty()) {
          return Optional.of(services);
        }
      } catch (PluginCallException failure) {
        if (failure.kind() == Kind.TIMEOUT || failure.kind() == Kind.CRASHED) {
          throw failure;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> names(ServerReflectionResponse reply) {
    List<String> names = new ArrayList<>();
    for (ServiceResponse service : reply.getListServicesResponse().getServiceList()) {
      names.add(service.getName());
    }
    return names;
  }

  private PluginCalls tryCalls(long end) throws PluginCallException, InterruptedException {
    for (String service : SERVICES) {
      PluginCalls calls = calls(service);
      if (serves(calls, new CallLimits(remaining(end), false))) {
        return calls;
      }
    }
    throw unknown("it has no server reflection that would list what it serves");
  }

  /** Returns whether the plugin knows the first call of a service. */
  private static boolean serves(PluginCalls calls, CallLimits limits)
      throws PluginCallException, InterruptedException {
    try {
      calls.info(limits);
      return true;
    } catch (PluginCallException failure) {
      if (failure.kind() == Kind.UNSUPPORTED) {
        return false;
      }
      if (failure.kind() == Kind.REFUSED) {
        return true;
      }
      throw failure;
    }
  }

  private PluginCalls calls(String service) {
    return switch (service) {
      case ModCalls.BASE_OF_C -> ModCalls.ofC(plugin, channel);
      case ModCalls.BASE_OF_B -> ModCalls.ofB(plugin, channel);
      case ResolverCalls.SERVICE_OF_D -> ResolverCalls.ofD(plugin, channel);
      case ResolverCalls.SERVICE_OF_E -> ResolverCalls.ofE(plugin, channel);
      case ResolverCalls.SERVICE_OF_FORK -> ResolverCalls.ofFork(plugin, channel);
      case GenerationACalls.TASK_SERVICE -> GenerationACalls.ofTask(plugin, channel);
      default -> GenerationACalls.ofHook(plugin, channel);
    };
  }

  private PluginCallException unknown(String served) {
    return new PluginCallException(
        Kind.UNSUPPORTED,
        "plugin " + plugin + " serves no known generation of Optimus plugins; " + served,
        "other programs use go-plugin, too: check that the file is a plugin of Optimus",
        null);
  }

  private static Duration remaining(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static String shown(List<String> services) {
    StringBuilder shown = new StringBuilder();
    for (String service : services.subList(0, Math.min(services.size(), MOST_LISTED))) {
      shown.append(shown.isEmpty() ? "" : ", ").append(service);
    }
    String more =
        services.size() > MOST_LISTED ? " and " + (services.size() - MOST_LISTED) + " more" : "";
    return TerminalText.passage(shown.toString()) + more;
  }
}
