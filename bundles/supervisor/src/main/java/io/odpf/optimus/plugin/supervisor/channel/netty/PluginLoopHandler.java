// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.local.LocalIoHandle;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.Optional;

/**
 * Lets one event loop serve sockets and the local connections that a {@link NettySharedConnection}
 * carries over them. On one thread, data needs no handover between the two and they end in a fixed
 * order. Confined to the event loop, except for {@link #wakeup}.
 */
final class PluginLoopHandler implements IoHandler {
  private final ThreadAwareExecutor executor;
  private final IoHandler sockets;
  private Optional<IoHandler> locals = Optional.empty(); // created for the first local connection

  private PluginLoopHandler(ThreadAwareExecutor executor, IoHandler sockets) {
    this.executor = executor;
    this.sockets = sockets;
  }

  static IoHandlerFactory newFactory() {
    IoHandlerFactory sockets = NioIoHandler.newFactory();
    return executor -> new PluginLoopHandler(executor, sockets.newHandler(executor));
  }

  @Override
  public void initialize() {
    sockets.initialize();
  }

  /** Waits only for sockets, since local connections work by tasks. */
  @Override
  public int run(IoHandlerContext context) {
    return sockets.run(context);
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    if (!(handle instanceof LocalIoHandle)) {
      return sockets.register(handle);
    }
    if (locals.isEmpty()) {
      locals = Optional.of(LocalIoHandler.newFactory().newHandler(executor));
    }
    return locals.get().register(handle);
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return sockets.isCompatible(handleType) || LocalIoHandle.class.isAssignableFrom(handleType);
  }

  @Override
  public void wakeup() {
    sockets.wakeup();
  }

  @Override
  public void prepareToDestroy() {
    locals.ifPresent(IoHandler::prepareToDestroy);
    sockets.prepareToDestroy();
  }

  @Override
  public void destroy() {
    locals.ifPresent(IoHandler::destroy);
    sockets.destroy();
  }
}
