// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The connection to one process of a plugin, for the plugin's own services and for go-plugin's
 * broker. It ends with the process: after the plugin is stopped, restarted or replaced, every
 * method fails, and {@link PluginClient#connection} returns a new connection. Thread-safe.
 *
 * <p>Through the broker, either side offers further services to the other. It identifies each offer
 * by a number, which it passes in a call of one of its own services. The numbers of the two
 * directions are independent.
 *
 * <p>Messages are encoded protocol buffers, so that each caller can use its own generated classes:
 * {@code request.toByteArray()}, {@code Reply.parseFrom(bytes)}. Calls are unary.
 */
@ProviderType
public interface PluginConnection extends RemoteServices {

  /**
   * Connects to services that the plugin offers.
   *
   * @param id the number of the plugin's offer
   * @param timeout how long to wait for the offer, which may arrive after its number; go-plugin
   *     waits 5 s
   * @return the connection, which the caller closes
   * @throws PluginCallException {@link PluginCallException.Kind#TIMEOUT} if the offer does not
   *     arrive in time
   */
  DialedServices dial(int id, Duration timeout) throws PluginCallException, InterruptedException;

  /**
   * Offers methods to the plugin. The caller then passes the number of the offer to the plugin.
   *
   * @param methods the methods by full name, {@code package.Service/Method}
   * @return the offer, which the caller closes
   */
  OfferedServices offer(Map<String, OfferedMethod> methods) throws PluginCallException;

  /** A connection to services that the plugin offers, until it is closed. Thread-safe. */
  @ProviderType
  interface DialedServices extends RemoteServices, AutoCloseable {
    @Override
    void close();
  }

  /** An offer of the host's services to the plugin, until it is closed. Thread-safe. */
  @ProviderType
  interface OfferedServices extends AutoCloseable {

    /** Returns the number by which the plugin dials the offer. */
    int id();

    /** Ends the offer and cancels its running calls. */
    @Override
    void close();
  }
}
