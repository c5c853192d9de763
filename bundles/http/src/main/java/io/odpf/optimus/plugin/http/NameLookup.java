// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of a host within a time. The system's resolver can neither be interrupted nor
 * told how long it may take, so it runs in a thread of its own, which is left behind if it does not
 * answer in time and ends when it does.
 */
final class NameLookup {

  /** What knows names. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The resolver of the JDK. */
  static final class SystemResolver implements Resolver {
    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
      return InetAddress.getAllByName(host);
    }
  }

  private final Resolver resolver;

  NameLookup(Resolver resolver) {
    this.resolver = resolver;
  }

  /** The host's addresses, at least one. */
  InetAddress[] lookup(String host, long nanos)
      throws UnknownHostException, SocketTimeoutException, InterruptedException {
    if (isAddress(host)) {
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
    } catch (TimeoutException late) {
      throw new SocketTimeoutException("name lookup timed out");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(failure.getCause());
      throw unknown;
    }
  }

  /** Whether no lookup is needed. */
  static boolean isAddress(String host) {
    if (host.indexOf(':') >= 0) {
      return true;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
