// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.ObjectFormatException;
import io.odpf.optimus.plugin.provider.git.remote.PeerText;
import io.odpf.optimus.plugin.provider.git.remote.RemoteFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;

/** Maps JGit's exceptions, which are nested several levels deep, to those of providers. */
final class GitFailures {
  /** The messages of servers that refuse to serve an object by its id. */
  private static final List<String> NOT_OFFERED =
      List.of("not our ref", "unadvertised object", "not valid", "no such commit");

  private GitFailures() {}

  /**
   * Returns the exception for a failure.
   *
   * @throws InterruptedException if the failure is an interruption
   */
  static ProviderException of(IOException failure, String repository) throws InterruptedException {
    if (Thread.interrupted() || isInterruption(failure)) {
      InterruptedException interruption = new InterruptedException("while reading " + repository);
      interruption.initCause(failure);
      throw interruption;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RemoteFailure known) {
        return known.failure();
      }
      if (cause instanceof ObjectFormatException) {
        return otherIds(repository, failure);
      }
      if (cause instanceof NoRemoteRepositoryException) {
        return noRepository(repository);
      }
      if (cause instanceof RemoteRepositoryException refused) {
        return refused(refused, repository);
      }
      if (cause instanceof SocketTimeoutException late) {
        return ProviderException.unavailable(
            repository + " is too slow: " + late.getMessage(),
            "try again, or raise the provider's timeouts",
            failure);
      }
      if (cause instanceof EOFException) {
        return ProviderException.unavailable(
            repository + " broke off in the middle", "try again", failure);
      }
    }
    if (failure instanceof PackProtocolException) {
      return ProviderException.of(
          ProviderException.Kind.INVALID,
          repository + " does not keep to git's protocol",
          "check the provider's url",
          failure);
    }
    return ProviderException.unavailable(
        "reading " + repository + " failed: " + text(root(failure)),
        "check the provider's url and the network",
        failure);
  }

  /** Tells whether the server lacks the object or refuses to serve it by its id. */
  static boolean isNotOffered(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (NOT_OFFERED.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInterruption(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
        return true;
      }
    }
    return false;
  }

  private static ProviderException refused(RemoteRepositoryException refused, String repository) {
    String message = text(refused).toLowerCase(Locale.ROOT);
    return message.contains("access denied")
            || message.contains("not exported")
            || message.contains("not found")
            || message.contains("no such repo")
        ? noRepository(repository)
        : ProviderException.of(
            ProviderException.Kind.INVALID,
            repository + " refuses: " + text(refused),
            "check the provider's url and the plugin's ref",
            refused);
  }

  private static ProviderException noRepository(String repository) {
    return ProviderException.notFound(
        "no Git repository at " + repository + ", or no permission to read it",
        "check the provider's url");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /** Returns the exception for a repository with SHA-256 object ids. */
  static ProviderException otherIds(String repository, Throwable cause) {
    return ProviderException.of(
        ProviderException.Kind.INVALID,
        repository + " names its objects by SHA-256, which is not supported",
        "use a repository with SHA-1 object names, as git init makes by default",
        cause);
  }

  /** Maps an exhausted heap, since the repository determines the memory that is needed. */
  static ProviderException memory(Throwable exhausted, String repository) {
    return ProviderException.local(
        "reading " + repository + " needs more memory than Java has",
        "give it more: OPTIMUS_JAVA_OPTS=-Xmx2g; or keep the plugin in a repository of its own",
        exhausted);
  }

  /** Returns a message of a server or a library as one short line. */
  private static String text(Throwable failure) {
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return PeerText.line(message.replace("git://remote/: ", ""));
  }
}
