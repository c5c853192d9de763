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
 * What the ssh client says on its standard error, and what that means. Its exit code tells only
 * that something failed.
 */
final class SshMessages {
  private static final int MOST = 16 * 1024;

  /** In ms, for the rest of the messages of a client that has closed its output. */
  private static final int GRACE = 2000;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
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
        synchronized (said) {
          said.write(buffer, 0, Math.min(read, MOST - said.size()));
        }
      }
    } catch (IOException closed) {
      // The client was ended; what it said before counts.
      return;
    } finally {
      ended.complete(null);
    }
  }

  /**
   * Why a client failed; empty if it says nothing of use.
   *
   * @param early whether it ended before it should: then its last words count, whatever they are
   */
  Optional<ProviderException> diagnosis(Process process, SshClient client, boolean early) {
    try {
      if (process.waitFor(GRACE, TimeUnit.MILLISECONDS)) {
        ended.get(GRACE, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException unfinished) {
      // A child may hold the stream; what was said so far has to do.
      return meaning(text(), client, early);
    }
    return meaning(text(), client, early);
  }

  /** All that it says, up to its end. */
  String whole() throws InterruptedException {
    try {
      ended.get(GRACE, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unfinished) {
      return text();
    }
    return text();
  }

  private String text() {
    synchronized (said) {
      return said.toString(StandardCharsets.UTF_8);
    }
  }

  private static Optional<ProviderException> meaning(String text, SshClient client, boolean ended) {
    String host = client.host();
    String repository = Addresses.display(client.address());
    if (has(text, "REMOTE HOST IDENTIFICATION HAS CHANGED")) {
      return denied(
          "the key of " + host + " is another than the known one",
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

  /** The last line with anything in it. */
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

  /** The first line with one of these texts, fit to be shown. */
  private static String line(String text, String... signs) {
    return text.lines().filter(line -> has(line, signs)).findFirst().map(PeerText::line).orElse("");
  }
}
