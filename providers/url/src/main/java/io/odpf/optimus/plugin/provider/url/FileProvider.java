// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files in a folder of this machine. The pin is the SHA-256, so that it is valid for every copy of
 * the folder; size and time save reading a file again that looks unchanged.
 */
final class FileProvider implements Provider {
  private static final int BUFFER = 64 * 1024;

  private final Path folder;

  private FileProvider(Path folder) {
    this.folder = folder;
  }

  static FileProvider under(URI base) throws ProviderException {
    try {
      return new FileProvider(Path.of(base).toAbsolutePath().normalize());
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "'" + base + "' is not a folder on this machine",
          "write it as file:///path",
          e);
    }
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    Path file = locate(request);
    try {
      FilePin now = FilePin.of(attributes(file));
      if (request.pin().isEmpty()) {
        return artifact(request, now.withDigest(digest(file)));
      }
      FilePin pin = FilePin.parse(request.pin().get());
      checkUnchanged(file, pin, now);
      return artifact(request, pin);
    } catch (IOException failure) {
      throw failure(file, failure);
    }
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    locate(request);
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Path file = locate(artifact.request());
    try {
      FilePin now = FilePin.of(attributes(file));
      if (artifact.pin().isPresent()) {
        checkUnchanged(file, FilePin.parse(artifact.pin().get()), now);
      }
      if (sink.received() > 0) {
        sink.restart();
      }
      sink.expect(now.size());
      sink.file(file);
    } catch (IOException failure) {
      throw failure(file, failure);
    }
  }

  @Override
  public Optional<BlobStore> blobs() {
    return Optional.of(new FolderBlobs(folder, Clock.systemUTC()));
  }

  private Path locate(ArtifactRequest request) throws ProviderException {
    BaseAddress.checkInside(request.path());
    try {
      Path file = folder.resolve(request.path()).normalize();
      if (file.startsWith(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Reported below.
    }
    throw ProviderException.invalid(
        "the path '" + request.path() + "' leads outside " + folder,
        "write it relative to the provider's url");
  }

  private static BasicFileAttributes attributes(Path file) throws IOException, ProviderException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw ProviderException.invalid(
          file
              + " is "
              + (attributes.isDirectory() ? "a directory" : "a special file")
              + ", not an artifact",
          "set the plugin's path to a file");
    }
    return attributes;
  }

  private static void checkUnchanged(Path file, FilePin pin, FilePin now)
      throws IOException, ProviderException, InterruptedException {
    boolean unchanged = pin.size() == now.size() && pin.modified() == now.modified();
    if (!unchanged
        && (pin.size() != now.size() || !pin.digest().equals(Optional.of(digest(file))))) {
      throw ProviderException.changed(
          file + " changed since it was resolved",
          "if this is intended, update the lock: optimus plugin lock --upgrade");
    }
  }

  private static Artifact artifact(ArtifactRequest request, FilePin pin) {
    return new Artifact(
        request,
        Optional.of(pin.toString()),
        Optional.empty(),
        OptionalLong.of(pin.size()),
        List.of(pin.digest().orElseThrow()));
  }

  static Digest digest(Path file) throws IOException, InterruptedException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("while reading " + file);
        }
        digest.update(buffer, 0, read);
      }
    }
    return Digest.of(Digest.Algorithm.SHA256, digest.digest());
  }

  private static ProviderException failure(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return ProviderException.notFound(
          file + " does not exist", "check the plugin's path and version");
    }
    if (failure instanceof AccessDeniedException) {
      return ProviderException.denied(
          file + " may not be read", "check the permissions of the file and its folders");
    }
    return ProviderException.local(
        file + " cannot be read: " + failure.getMessage(), "check the disk", failure);
  }
}
