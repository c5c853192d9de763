// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.problem.TooManyRequestsException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Admits calls, depending on the caller's permission, request rate and number of open calls.
 * Thread-safe.
 *
 * @param <C> the caller
 */
public final class Gate<C> {
  private final RateLimit requests;
  private final RateLimit rejections;
  private final Function<C, String> key;
  private final int callsEach;
  private final int calls;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByCaller = new ConcurrentHashMap<>();

  /**
   * Creates a gate.
   *
   * @param requests the rate limit of requests per caller
   * @param rejections the rate limit of rejected credentials per remote address
   * @param key returns the key by which a caller is counted
   * @param callsEach the number of calls that a caller may have open
   * @param calls the number of calls that all callers together may have open
   */
  public Gate(
      RateLimit requests, RateLimit rejections, Function<C, String> key, int callsEach, int calls) {
    this.requests = requests;
    this.rejections = rejections;
    this.key = key;
    this.callsEach = callsEach;
    this.calls = calls;
  }

  /** Authenticates the sender of a request. */
  @FunctionalInterface
  public interface Proof<C> {
    C caller() throws EndpointException;
  }

  /** Refuses callers that may not call a method. */
  @FunctionalInterface
  public interface Permission<C> {
    void require(C caller) throws EndpointException;
  }

  /**
   * Admits a call. A refusal costs the server at most the comparison of a digest.
   *
   * @param address the remote address
   * @throws EndpointException if the caller is not authenticated, lacks the permission, or exceeds
   *     a limit
   */
  public Admission.Pass<C> enter(String address, Proof<C> proof, Permission<C> permission)
      throws EndpointException {
    if (!rejections.hasPermit(address)) {
      throw new TooManyRequestsException(
          "too many rejected credentials from here", rejections.secondsToPermit(address));
    }
    C caller = authenticated(address, proof);
    String name = key.apply(caller);
    if (!requests.tryAcquire(name)) {
      throw new TooManyRequestsException(
          "too many requests a second", requests.secondsToPermit(name));
    }
    permission.require(caller);
    return open(caller, name);
  }

  /** Returns the number of open calls. */
  public int openCalls() {
    return open.get();
  }

  private C authenticated(String address, Proof<C> proof) throws EndpointException {
    try {
      return proof.caller();
    } catch (EndpointException refusal) {
      if (refusal.code() == EndpointProblem.UNAUTHENTICATED) {
        rejections.tryAcquire(address);
      }
      throw refusal;
    }
  }

  private Admission.Pass<C> open(C caller, String name) throws EndpointException {
    if (open.incrementAndGet() > calls) {
      open.decrementAndGet();
      throw new TooManyRequestsException("too many calls are open", 1);
    }
    int mine = openByCaller.merge(name, 1, Integer::sum);
    if (mine > callsEach) {
      leave(name);
      throw new TooManyRequestsException("too many calls of one caller are open", 1);
    }
    return new Admission.Pass<>() {
      @Override
      public C caller() {
        return caller;
      }

      @Override
      public void close() {
        leave(name);
      }
    };
  }

  private void leave(String name) {
    open.decrementAndGet();
    openByCaller.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
  }
}
