// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.endpoint.access.RateLimit;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.TooManyRequestsException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Admits calls, depending on the caller's role, request rate and number of open calls. Thread-safe.
 */
public final class Gate {
  private final RateLimit requests;
  private final RateLimit rejections;
  private final int callsEach;
  private final int calls;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByCaller = new ConcurrentHashMap<>();

  /**
   * Creates a gate.
   *
   * @param requests the rate limit of requests per caller
   * @param rejections the rate limit of rejected credentials per remote address
   * @param callsEach the number of calls that a caller may have open
   * @param calls the number of calls that all callers together may have open
   */
  public Gate(RateLimit requests, RateLimit rejections, int callsEach, int calls) {
    this.requests = requests;
    this.rejections = rejections;
    this.callsEach = callsEach;
    this.calls = calls;
  }

  /** Authenticates the sender of a request. */
  @FunctionalInterface
  public interface Proof {
    Caller caller() throws EndpointException;
  }

  /**
   * Admits a call. A refusal costs the server at most the comparison of a digest.
   *
   * @param address the remote address
   * @param required the role that the method requires
   * @throws EndpointException if the caller is not authenticated, lacks the role, or exceeds a
   *     limit
   */
  public Admission.Pass<Caller> enter(String address, Proof proof, Role required)
      throws EndpointException {
    if (!rejections.hasPermit(address)) {
      throw new TooManyRequestsException(
          "too many rejected credentials from here", rejections.secondsToPermit(address));
    }
    Caller caller = authenticated(address, proof);
    if (!requests.tryAcquire(caller.key())) {
      throw new TooManyRequestsException(
          "too many requests a second", requests.secondsToPermit(caller.key()));
    }
    if (!caller.role().permits(required)) {
      if (caller.role() == Role.ANYONE) {
        throw new EndpointException(
            ManagementProblem.UNAUTHENTICATED,
            "the request has no credential",
            "send a token as 'Authorization: Bearer TOKEN', or use a client certificate");
      }
      throw new EndpointException(
          ManagementProblem.FORBIDDEN,
          "the method requires the role "
              + required.label()
              + ", and "
              + caller.name()
              + " has "
              + caller.role().label(),
          "ask the runtime's operator for the role");
    }
    return open(caller);
  }

  /** Returns the number of open calls. */
  public int openCalls() {
    return open.get();
  }

  private Caller authenticated(String address, Proof proof) throws EndpointException {
    try {
      return proof.caller();
    } catch (EndpointException refusal) {
      if (refusal.code() == ManagementProblem.UNAUTHENTICATED) {
        rejections.tryAcquire(address);
      }
      throw refusal;
    }
  }

  private Admission.Pass<Caller> open(Caller caller) throws EndpointException {
    if (open.incrementAndGet() > calls) {
      open.decrementAndGet();
      throw new TooManyRequestsException("too many calls are open", 1);
    }
    int mine = openByCaller.merge(caller.key(), 1, Integer::sum);
    if (mine > callsEach) {
      leave(caller);
      throw new TooManyRequestsException("too many calls of one caller are open", 1);
    }
    return new Admission.Pass<>() {
      @Override
      public Caller caller() {
        return caller;
      }

      @Override
      public void close() {
        leave(caller);
      }
    };
  }

  private void leave(Caller caller) {
    open.decrementAndGet();
    openByCaller.computeIfPresent(caller.key(), (key, count) -> count == 1 ? null : count - 1);
  }
}
