// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers every operation with a prepared report, and records the requests. */
final class PreparedManager extends ForwardingPluginManager
    implements ManagerHost, ManagerHost.Session {
  final List<Object> asked = new ArrayList<>();
  final List<Needs> needs = new ArrayList<>();
  Object answer;
  Consumer<InstallListener> events = listener -> {};
  boolean closed;

  /** Sets the report to return, or the exception to throw. */
  PreparedManager answering(Object report) {
    answer = report;
    return this;
  }

  @Override
  public Session open(Needs wanted) {
    needs.add(wanted);
    return this;
  }

  @Override
  public ProgramParts parts() {
    return new ProgramParts(
        Optional.of(new PooledHttpClientFactory()), Optional.empty(), Optional.empty());
  }

  @Override
  public PluginManager manager() {
    return this;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  protected PluginManager delegate() {
    return (PluginManager)
        Proxy.newProxyInstance(
            PluginManager.class.getClassLoader(),
            new Class<?>[] {PluginManager.class},
            (proxy, operation, arguments) -> answer(arguments));
  }

  private Object answer(Object[] arguments) throws Throwable {
    if (arguments != null) {
      asked.add(arguments[0]);
      if (arguments.length > 1) {
        events.accept((InstallListener) arguments[1]);
      }
    }
    if (answer instanceof Throwable failure) {
      throw failure;
    }
    return answer;
  }
}
