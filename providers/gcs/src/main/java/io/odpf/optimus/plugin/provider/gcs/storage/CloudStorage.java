// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.api.gax.paging.Page;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import io.odpf.optimus.plugin.provider.gcs.transport.UnusableAnswerException.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends requests to the storage service and translates failures. Thread-safe. */
public final class CloudStorage {
  private static final int BUFFER = 64 * 1024;

  /** The maximum number of objects to list: about twenty pages. */
  private static final int MOST_NAMES = 20_000;

  private final Storage storage;
  private final Optional<String> userProject;
  private final StorageFailures failures;

  /**
   * Creates a client.
   *
   * @param endpoint the service's address; empty for Google's own
   * @param userProject the project to bill
   */
  public CloudStorage(
      Optional<URI> endpoint,
      Login login,
      Optional<String> userProject,
      SdkTransport transport,
      Clock clock) {
    this.storage = StorageLibrary.open(endpoint, login, transport);
    this.userProject = userProject;
    this.failures = new StorageFailures(login, clock);
  }

  /**
   * Returns the metadata of an object.
   *
   * @throws ProviderException of kind NOT_FOUND if it does not exist, of kind CHANGED if it was
   *     pinned
   */
  public StoredObject find(WantedObject object) throws ProviderException, InterruptedException {
    List<BlobGetOption> options = new ArrayList<>();
    options.add(
        BlobGetOption.fields(
            BlobField.GENERATION, BlobField.SIZE, BlobField.CRC32C, BlobField.MD5HASH));
    userProject.ifPresent(project -> options.add(BlobGetOption.userProject(project)));
    Blob blob;
    try {
      blob = storage.get(id(object), options.toArray(BlobGetOption[]::new));
    } catch (RuntimeException failure) {
      throw failures.of(failure, object);
    }
    return Metadata.of(blob, object);
  }

  /**
   * Delivers an object's stored bytes, beginning at an offset.
   *
   * @return false, with nothing delivered, if the server does not begin at the offset
   */
  public boolean download(WantedObject object, long offset, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    List<BlobSourceOption> options = new ArrayList<>();
    options.add(BlobSourceOption.shouldReturnRawInputStream(true));
    userProject.ifPresent(project -> options.add(BlobSourceOption.userProject(project)));
    try (ReadChannel channel =
        storage.reader(id(object), options.toArray(BlobSourceOption[]::new))) {
      channel.setChunkSize(0);
      channel.seek(offset);
      copy(channel, sink);
      return true;
    } catch (RuntimeException | IOException failure) {
      if (offset > 0 && failures.isOtherRange(failure)) {
        return false;
      }
      if (failures.is(Problem.CORRUPT, failure)) {
        sink.restart();
      }
      throw failures.of(failure, object);
    }
  }

  /**
   * Fills the buffer before each write: the channel returns only a few thousand bytes at a time.
   */
  private static void copy(ReadChannel channel, ArtifactSink sink)
      throws IOException, ProviderException {
    byte[] bytes = new byte[BUFFER];
    boolean more = true;
    while (more) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      try {
        while (more && buffer.hasRemaining()) {
          more = channel.read(buffer) >= 0;
        }
      } finally {
        sink.write(bytes, 0, buffer.position());
      }
    }
  }

  /**
   * Returns the names of a bucket's objects that begin with a prefix.
   *
   * @throws ProviderException of kind INVALID if there are too many objects
   */
  public List<String> names(String bucket, String prefix)
      throws ProviderException, InterruptedException {
    return new ArrayList<>(list(bucket, prefix).keySet());
  }

  /**
   * Returns the objects of a bucket whose names begin with a prefix, by name.
   *
   * @throws ProviderException of kind INVALID if there are too many objects
   */
  public Map<String, StoredBlob> list(String bucket, String prefix)
      throws ProviderException, InterruptedException {
    List<BlobListOption> options = new ArrayList<>();
    options.add(BlobListOption.prefix(prefix));
    options.add(BlobListOption.fields(BlobField.NAME, BlobField.SIZE));
    userProject.ifPresent(project -> options.add(BlobListOption.userProject(project)));
    WantedObject all = WantedObject.live(bucket, prefix);
    Map<String, StoredBlob> names = new LinkedHashMap<>();
    try {
      Page<Blob> page = storage.list(bucket, options.toArray(BlobListOption[]::new));
      while (page != null) {
        page.getValues().forEach(blob -> names.put(blob.getName(), stored(blob)));
        if (names.size() > MOST_NAMES) {
          throw ProviderException.invalid(
              "there are more than " + MOST_NAMES + " objects below " + all,
              "put each plugin into a folder of its own in the bucket");
        }
        page = page.getNextPage();
      }
      return names;
    } catch (RuntimeException failure) {
      throw failures.of(failure, all);
    }
  }

  private static StoredBlob stored(Blob blob) {
    return new StoredBlob(blob.getSize() == null ? 0 : blob.getSize(), List.of());
  }

  private static BlobId id(WantedObject object) {
    return object.generation().isPresent()
        ? BlobId.of(object.bucket(), object.name(), object.generation().getAsLong())
        : BlobId.of(object.bucket(), object.name());
  }

  /** Releases the library's resources. */
  public void close() throws IOException {
    try {
      storage.close();
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }
}
