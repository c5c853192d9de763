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
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The registered signature verifiers. Uses the verifier with the highest ranking for a scheme, or
 * the first one added if several have the same. Thread-safe; verifiers may come and go at any time.
 */
public final class VerifierRegistry {
  /** The limit of a call; longer than the ten minutes of the platform's own verifiers. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Extensions<SignatureVerifier> verifiers;
  private final BrokenExtensions broken = new BrokenExtensions();

  /**
   * The result of a successful verification.
   *
   * @param statement the signer's comment, which is signed too; empty if there is none
   * @param by identifies the verifier's bundle; may read the bundle's file
   */
  public record Verified(Optional<String> statement, Supplier<ExtensionOrigin> by) {}

  public VerifierRegistry(ExtensionResolver missing) {
    this(missing, Extensions.DRAIN);
  }

  /**
   * Creates a registry.
   *
   * @param missing resolves schemes that are not present
   * @param drain how long {@link #remove} waits for running verifications
   */
  public VerifierRegistry(ExtensionResolver missing, Duration drain) {
    this.verifiers = new Extensions<>(missing, drain);
  }

  /**
   * Adds a verifier.
   *
   * @param origin its origin for users: a bundle with its version, or {@code built in}
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

  /** Returns why the verifier of a scheme is unusable; empty if there is no such problem. */
  public Optional<String> problem(String scheme) {
    return broken.problem(scheme);
  }

  /** Removes a verifier, and waits until it is not used any more. */
  public void remove(SignatureVerifier verifier) {
    if (broken.remove(verifier)) {
      return;
    }
    verifiers.remove(verifier);
  }

  /** Returns whether signatures of a scheme can be verified now. */
  public boolean knows(String scheme) {
    return verifiers.find(scheme).isPresent();
  }

  /** Returns the schemes that are present, and those that would be resolved on demand. */
  public SortedSet<String> schemes() {
    return verifiers.names();
  }

  /** Returns advice about a missing scheme; empty if there is none. */
  public String missingHint() {
    return verifiers.missingHint();
  }

  /**
   * Verifies an artifact.
   *
   * @return the verifier's bundle, and the signer's comment
   * @throws VerificationException if the signature is not valid
   * @throws VerifierException if the verifier is not present any more, or failed
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
    } catch (InterruptedException e) {
      if (lease.isRevoked()) {
        throw removed(scheme, e);
      }
      throw e;
    } catch (CallTimeoutException e) {
      throw new VerifierException(
          subject(scheme, lease.registration()) + " gave " + e.getMessage(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VerificationException refusal) {
        throw refusal;
      }
      if (lease.isRevoked()) {
        throw removed(scheme, e.getCause());
      }
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      ExtensionException defect =
          ExtensionException.of(Objects.requireNonNull(e.getCause()), UnaryOperator.identity());
      throw new VerifierException(
          subject(scheme, lease.registration()) + " broke: " + defect.summary(), defect);
    } finally {
      lease.end();
    }
  }

  private static String subject(String scheme, Registration<SignatureVerifier> registration) {
    return "the verifier of " + scheme + " signatures, which " + registration.origin() + " brings,";
  }

  private static VerifierException removed(String scheme, @Nullable Throwable failure) {
    return new VerifierException(
        "the verifier of " + scheme + " signatures was removed or updated while it was used",
        failure);
  }
}
