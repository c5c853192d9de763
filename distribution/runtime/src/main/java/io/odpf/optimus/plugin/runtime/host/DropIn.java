// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** A jar in a drop-in directory, with its bundle or its problem. Not thread-safe. */
final class DropIn {
  private final Path jar;
  private final boolean copied;
  private Optional<Bundle> bundle = Optional.empty();
  private Optional<FileStamp> lastStamp = Optional.empty();
  private byte[] digest = {};
  private Optional<String> problem = Optional.empty();
  private boolean startPending;

  /**
   * @param copied whether to install a copy, since the file may change while the framework runs
   */
  DropIn(Path jar, boolean copied) {
    this.jar = jar;
    this.copied = copied;
  }

  /** Returns the reason why the drop-in cannot be used; empty if it can. */
  Optional<String> problem() {
    return problem;
  }

  Optional<Bundle> bundle() {
    return bundle;
  }

  /** Returns whether {@link #update} has already handled this state of the file. */
  boolean hasSeen(FileStamp stamp) {
    return lastStamp.filter(stamp::equals).isPresent();
  }

  /**
   * Installs the bundle, or updates it if the content of the file has changed.
   *
   * @return whether anything changed
   */
  boolean update(BundleContext context, FileStamp stamp) {
    lastStamp = Optional.of(stamp);
    if (!Files.isRegularFile(jar)) {
      // Opening a pipe would block until it has a writer.
      fail("it is not a regular file");
      return true;
    }
    try {
      Optional<DropInAllowList> allowed = DropInAllowList.of(jar);
      // Install the bytes that were checked: the file may be replaced in the meantime.
      byte[] bytes = allowed.isPresent() ? Files.readAllBytes(jar) : new byte[0];
      byte[] content = new byte[0];
      if (allowed.isPresent()) {
        content = sha256().digest(bytes);
        Optional<String> objection = allowed.get().objection(HexFormat.of().formatHex(content));
        if (objection.isPresent()) {
          fail(objection.get());
          return true;
        }
      } else if (copied) {
        content = digest(jar);
      }
      if (bundle.isPresent() && problem.isEmpty() && MessageDigest.isEqual(content, digest)) {
        return false;
      }
      BundleJar.check(jar);
      if (!copied && allowed.isEmpty()) {
        bundle = Optional.of(context.installBundle("reference:" + jar.toAbsolutePath().toUri()));
      } else {
        try (InputStream in =
            allowed.isPresent()
                ? new ByteArrayInputStream(bytes)
                : new BufferedInputStream(Files.newInputStream(jar))) {
          if (bundle.isPresent()) {
            bundle.get().update(in);
          } else {
            bundle =
                Optional.of(context.installBundle(jar.toAbsolutePath().toUri().toString(), in));
          }
        }
      }
      digest = content;
      problem = Optional.empty();
      startPending = true;
    } catch (BundleException | IOException | RuntimeException | LinkageError failure) {
      logTrace(failure);
      fail(StartFailure.of(failure));
    }
    return true;
  }

  /** Records the reason why the current file cannot be used. */
  void fail(String reason) {
    problem = Optional.of(reason + (bundle.isPresent() ? "; the former one stays in use" : ""));
  }

  /** Starts the bundle, unless it was started. */
  void start(BundleContext context) {
    // A fragment cannot be started.
    if (!startPending || bundle.isEmpty() || isFragment(bundle.get())) {
      return;
    }
    try {
      bundle.get().start(Bundle.START_TRANSIENT);
      startPending = false;
      problem = Optional.empty();
    } catch (BundleException | RuntimeException | LinkageError failure) {
      logTrace(failure);
      problem = Optional.of(StartFailure.of(context, bundle.get(), failure));
    }
  }

  /** Logs the stack trace for the author of the bundle; users get a message. */
  private void logTrace(Throwable failure) {
    System.getLogger(DropIn.class.getPackageName())
        .log(System.Logger.Level.DEBUG, jar + " cannot be used", failure);
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }

  /** Uninstalls the bundle. */
  void remove() {
    if (bundle.isPresent() && bundle.get().getState() != Bundle.UNINSTALLED) {
      try {
        bundle.get().uninstall();
      } catch (BundleException failure) {
        // It is uninstalled nevertheless; only its own shutdown failed.
        System.getLogger(DropIn.class.getPackageName())
            .log(System.Logger.Level.WARNING, jar + " did not stop cleanly", failure);
      }
    }
  }

  /** Returns the SHA-256 of the file in use. */
  Optional<String> sha256Digits() {
    try {
      return Optional.of(HexFormat.of().formatHex(digest.length == 0 ? digest(jar) : digest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static byte[] digest(Path jar) throws IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      return digest(in);
    }
  }

  static byte[] digest(InputStream in) throws IOException {
    DigestInputStream digested = new DigestInputStream(in, sha256());
    digested.transferTo(OutputStream.nullOutputStream());
    return digested.getMessageDigest().digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
