// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.http.origin.IpLiteral;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of a host within a time limit. The system's resolver can be neither
 * interrupted nor given a limit, so each lookup runs in its own thread; a thread that misses the
 * limit is abandoned and ends when the resolver answers.
 */
public final class NameLookup {

  /** Resolves names. */
  public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The JDK's resolver. */
  public static final class SystemResolver implements Resolver {
    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
      return InetAddress.getAllByName(host);
    }
  }

  private final Resolver resolver;

  public NameLookup(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Returns the host's addresses, at least one. */
  InetAddress[] lookup(String host, long nanos)
      throws UnknownHostException, SocketTimeoutException, InterruptedException {
    if (IpLiteral.looksLike(host)) {
      return new InetAddress[] {InetAddress.getByName(host)};
    }
    FutureTask<InetAddress[]> answer =
        new FutureTask<>(
            new Callable<>() {
              @Override
              public InetAddress[] call() throws UnknownHostException {
                return resolver.addresses(host);
              }
            });
    Thread thread = new Thread(answer, "optimus-name-lookup");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("name lookup timed out");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }
}
