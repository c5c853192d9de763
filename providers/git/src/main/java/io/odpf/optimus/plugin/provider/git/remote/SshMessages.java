// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads and interprets the standard error of the ssh client, whose exit code tells only that
 * something failed.
 */
final class SshMessages {
  private static final int MOST = 16 * 1024;

  /** The time in ms for the remaining messages of a client that has closed its output. */
  private static final int GRACE = 2000;

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  SshMessages(InputStream stream) {
    Thread reader = new Thread(() -> read(stream), "ssh messages");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream stream) {
    byte[] buffer = new byte[1024];
    try (stream) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        synchronized (received) {
          received.write(buffer, 0, Math.min(read, MOST - received.size()));
        }
      }
    } catch (IOException e) {
      // The client was killed; keep the messages received so far.
      return;
    } finally {
      ended.complete(null);
    }
  }

  /**
   * Returns why a client failed; empty if its messages do not explain it.
   *
   * @param early whether it ended prematurely, so that its last line counts whatever it is
   */
  Optional<ProviderException> diagnosis(Process process, SshClient client, boolean early) {
    try {
      if (process.waitFor(GRACE, TimeUnit.MILLISECONDS)) {
        ended.get(GRACE, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      // A child process may hold the stream open; use the messages received so far.
      return meaning(text(), client, early);
    }
    return meaning(text(), client, early);
  }

  /** Returns all messages up to the end of the client. */
  String whole() throws InterruptedException {
    try {
      ended.get(GRACE, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return text();
    }
    return text();
  }

  private String text() {
    synchronized (received) {
      return received.toString(StandardCharsets.UTF_8);
    }
  }

  private static Optional<ProviderException> meaning(String text, SshClient client, boolean ended) {
    String host = client.host();
    String repository = Addresses.display(client.address());
    if (has(text, "REMOTE HOST IDENTIFICATION HAS CHANGED")) {
      return denied(
          "the key of " + host + " differs from the known one",
          "find out why before you correct the known_hosts file: somebody may be in between");
    }
    if (has(text, "Host key verification failed", "No matching host key", "no hostkey alg")) {
      return denied(
          "the key of " + host + " is not known",
          "add the host's key, from a source you trust, to the provider's ssh: known_hosts file or to"
              + " ~/.ssh/known_hosts");
    }
    if (has(text, "incorrect passphrase", "bad passphrase", "Load key", "Enter passphrase")) {
      return denied(
          "the ssh key cannot be used: " + line(text, "passphrase", "Load key"),
          "check the provider's ssh: key and passphrase");
    }
    if (has(text, "Permission denied", "Too many authentication failures")) {
      Optional<ProviderException> unusable = client.keyProblem();
      if (unusable.isPresent()) {
        return unusable;
      }
    }
    if (has(text, "Permission denied", "Too many authentication failures")) {
      return denied(
          host + " refuses the login: " + line(text, "Permission denied", "authentication"),
          "check the account in the url and the provider's ssh: key");
    }
    if (has(text, "Could not resolve hostname", "Connection refused", "timed out", "No route")) {
      return Optional.of(
          ProviderException.unavailable(
              "cannot reach "
                  + host
                  + " by ssh: "
                  + line(text, "resolve hostname", "refused", "timed out", "No route"),
              "check the url and the network",
              null));
    }
    if (has(text, "not appear to be a git repo", "not found", "does not exist", "No such file")) {
      return Optional.of(
          ProviderException.notFound(
              "no Git repository at "
                  + repository
                  + ", or no permission for this account to read it",
              "check the provider's url and what its account may read"));
    }
    String words = line(text, "fatal:", "error:", "ssh:", "Connection");
    if (words.isEmpty() && ended) {
      words = last(text);
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ProviderException.unavailable(
                repository + " broke off: " + words,
                "check the provider's url, and that its account may run git-upload-pack",
                null));
  }

  /** Returns the last line that is not empty. */
  private static String last(String text) {
    List<String> lines = text.lines().map(PeerText::line).filter(line -> !line.isEmpty()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static Optional<ProviderException> denied(String message, String hint) {
    return Optional.of(ProviderException.denied(message, hint));
  }

  private static boolean has(String text, String... signs) {
    return List.of(signs).stream().anyMatch(text::contains);
  }

  /** Returns the first line with one of these texts, printable. */
  private static String line(String text, String... signs) {
    return text.lines().filter(line -> has(line, signs)).findFirst().map(PeerText::line).orElse("");
  }
}
