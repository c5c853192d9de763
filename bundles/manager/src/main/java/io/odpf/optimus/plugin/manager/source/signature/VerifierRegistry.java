// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.signature;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import io.odpf.optimus.plugin.manager.source.extension.BoundedCall;
import io.odpf.optimus.plugin.manager.source.extension.BrokenExtensions;
import io.odpf.optimus.plugin.manager.source.extension.CallTimeoutException;
import io.odpf.optimus.plugin.manager.source.extension.ExtensionException;
import io.odpf.optimus.plugin.manager.source.extension.Extensions;
import io.odpf.optimus.plugin.manager.source.extension.Lease;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The signature verifiers that are present. Of several for one scheme, the highest ranking is used,
 * among equals the first that came. Thread-safe; verifiers may come and go at any time.
 */
public final class VerifierRegistry {
  /** More than the ten minutes that the platform's own verifiers may take. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Extensions<SignatureVerifier> verifiers;
  private final BrokenExtensions broken = new BrokenExtensions();

  /**
   * An artifact's signature was verified.
   *
   * @param statement the signer's comment, which is signed too; empty if there is none
   * @param by identifies the verifier's bundle; may read the bundle's file
   */
  public record Verified(Optional<String> statement, Supplier<ExtensionOrigin> by) {}

  public VerifierRegistry(ExtensionResolver missing) {
    this(missing, Extensions.DRAIN);
  }

  /**
   * @param missing asked for schemes that are not present
   * @param drain how long {@link #remove} waits for running verifications
   */
  public VerifierRegistry(ExtensionResolver missing, Duration drain) {
    this.verifiers = new Extensions<>(missing, drain);
  }

  /**
   * Adds a verifier.
   *
   * @param origin who brings it, for people: a bundle with its version, or {@code built in}
   */
  public void add(SignatureVerifier verifier, String origin, int ranking) {
    add(verifier, Origin.named(origin), ranking);
  }

  /** Adds a verifier. */
  public void add(SignatureVerifier verifier, Origin origin, int ranking) {
    verifiers.add(verifier.scheme(), verifier, origin, ranking);
  }

  /**
   * Records a verifier that is present but unusable.
   *
   * @param schemes the schemes that its bundle announces
   */
  public void addBroken(
      SignatureVerifier verifier, List<String> schemes, Origin origin, String problem) {
    broken.add(verifier, schemes, origin.shown(), problem);
  }

  /** Returns the problems of one bundle's verifiers. */
  public List<String> problems(String origin) {
    return broken.of(origin);
  }

  /** Why the verifier of a scheme that is there cannot be used; empty if there is none. */
  public Optional<String> problem(String scheme) {
    return broken.problem(scheme);
  }

  /** Removes a verifier. When this returns it verifies nothing any more. */
  public void remove(SignatureVerifier verifier) {
    if (broken.remove(verifier)) {
      return;
    }
    verifiers.remove(verifier);
  }

  /** Whether signatures of a scheme can be verified now. */
  public boolean knows(String scheme) {
    return verifiers.find(scheme).isPresent();
  }

  /** The schemes that are present, and those that would be brought if named. */
  public SortedSet<String> schemes() {
    return verifiers.names();
  }

  /** What else a user can do about a scheme that is missing; empty if there is nothing to say. */
  public String missingHint() {
    return verifiers.missingHint();
  }

  /**
   * Has an artifact verified.
   *
   * @return the verifier's bundle, and the signer's comment
   * @throws VerificationException if the owner of the key did not sign it as it is
   * @throws VerifierException if it cannot be told, as the scheme's verifier is gone or broke
   * @throws IOException if the artifact cannot be read
   */
  public Verified verify(String scheme, Path artifact, byte[] signature, String key)
      throws VerificationException, VerifierException, IOException, InterruptedException {
    Optional<Lease<SignatureVerifier>> found = verifiers.lease(scheme);
    if (found.isEmpty()) {
      throw new VerifierException("no bundle verifies " + scheme + " signatures any more", null);
    }
    Lease<SignatureVerifier> lease = found.get();
    SignatureVerifier verifier = lease.registration().extension();
    try {
      return BoundedCall.run(
          "optimus-verifier-" + scheme,
          LIMIT,
          () -> {
            verifier.verify(artifact, signature, key);
            return new Verified(verifier.statement(signature), lease.registration()::identity);
          });
    } catch (InterruptedException interrupt) {
      if (lease.revoked()) {
        throw removed(scheme, interrupt);
      }
      throw interrupt;
    } catch (CallTimeoutException timeout) {
      throw new VerifierException(
          subject(scheme, lease.registration()) + " gave " + timeout.getMessage(), timeout);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof VerificationException refused) {
        throw refused;
      }
      if (lease.revoked()) {
        throw removed(scheme, failure.getCause());
      }
      if (failure.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      ExtensionException defect =
          ExtensionException.of(failure.getCause(), UnaryOperator.identity());
      throw new VerifierException(
          subject(scheme, lease.registration()) + " broke: " + defect.summary(), defect);
    } finally {
      lease.end();
    }
  }

  private static String subject(String scheme, Registration<SignatureVerifier> registration) {
    return "the verifier of " + scheme + " signatures, which " + registration.origin() + " brings,";
  }

  private static VerifierException removed(String scheme, Throwable failure) {
    return new VerifierException(
        "the verifier of " + scheme + " signatures was removed or updated while it was used",
        failure);
  }
}
