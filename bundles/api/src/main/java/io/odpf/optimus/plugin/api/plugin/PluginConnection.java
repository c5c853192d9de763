// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The connection to one process of a plugin, for services of the plugin's own and for go-plugin's
 * broker. It ends with the process: when the plugin is stopped, restarted or replaced, every method
 * fails; get a new connection from {@link PluginClient#connection}. Thread-safe.
 *
 * <p>Through the broker, either side offers further services to the other. It identifies each offer
 * by a number, which it passes in a call of one of its own services. The numbers of the two
 * directions are independent.
 *
 * <p>Messages are bytes in the encoding of protocol buffers, so that each caller can use its own
 * generated classes: {@code request.toByteArray()}, {@code Reply.parseFrom(bytes)}. Calls are
 * unary.
 */
@ProviderType
public interface PluginConnection extends RemoteServices {

  /**
   * Connects to services that the plugin offers.
   *
   * @param id the number of the plugin's offer
   * @param timeout for the offer, which may arrive after its number; go-plugin waits 5 s
   * @return the connection, which the caller closes
   * @throws PluginCallException {@link PluginCallException.Kind#TIMEOUT} if the plugin makes no
   *     such offer in time
   */
  DialedServices dial(int id, Duration timeout) throws PluginCallException, InterruptedException;

  /**
   * Offers methods to the plugin. The caller then passes the number of the offer to the plugin.
   *
   * @param methods by full name, {@code package.Service/Method}
   * @return the offer, which the caller closes
   */
  OfferedServices offer(Map<String, OfferedMethod> methods) throws PluginCallException;

  /** Services of the plugin that were dialed, until it is closed. Thread-safe. */
  @ProviderType
  interface DialedServices extends RemoteServices, AutoCloseable {
    @Override
    void close();
  }

  /** Services of the host that the plugin can dial, until it is closed. Thread-safe. */
  @ProviderType
  interface OfferedServices extends AutoCloseable {

    /** The number by which the plugin dials them. */
    int id();

    /** Ends the offer; calls that run are cancelled. */
    @Override
    void close();
  }
}
