// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.sha1.Sha1CollisionException;

/**
 * The content of a pack's only object, a blob, inflated as it arrives; see gitformat-pack(5). The
 * last bytes are delivered only after the content was verified against the blob's id, so that a
 * reader never has the whole of a wrong file. The pack's checksum is ignored, since the id covers
 * all delivered bytes.
 */
final class BlobInput extends BlockInput {
  private static final int BUFFER = 64 * 1024;
  private static final byte[] SIGNATURE = "PACK".getBytes(StandardCharsets.US_ASCII);

  private final InputStream pack;
  private final ObjectId wanted;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater();
  private final long size;
  private final BlobDigest digest;
  private long left;
  private boolean verified;
  private boolean failed;

  /** Reads the header of the pack. The caller closes the result after the pack. */
  BlobInput(InputStream pack, ObjectId wanted) throws IOException {
    this.pack = pack;
    this.wanted = wanted;
    if (!Arrays.equals(bytes(SIGNATURE.length), SIGNATURE)) {
      throw new PackProtocolException("the answer holds no pack");
    }
    int version = number();
    int objects = number();
    if (version != 2 && version != 3 || objects != 1) {
      throw new PackProtocolException(
          "a pack of version " + version + " with " + objects + " objects, not one of one blob");
    }
    this.size = readSize();
    this.left = size;
    this.digest = new BlobDigest(size);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = pack.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the pack is not complete");
    }
    return bytes;
  }

  private int number() throws IOException {
    int number = 0;
    for (byte part : bytes(Integer.BYTES)) {
      number = number << Byte.SIZE | part & 0xff;
    }
    return number;
  }

  /** Reads three bits of type and four of size, then seven bits of size in each further byte. */
  private long readSize() throws IOException {
    int part = bytes(1)[0];
    if ((part >> 4 & 7) != Constants.OBJ_BLOB) {
      throw new PackProtocolException("the pack holds another kind of object than a blob");
    }
    long read = part & 15;
    for (int shift = 4; part < 0; shift += 7) {
      if (shift > Long.SIZE - 8) {
        throw new PackProtocolException("the size of the packed blob is no number");
      }
      part = bytes(1)[0];
      read |= (long) (part & 0x7f) << shift;
    }
    return read;
  }

  /** Returns the declared size of the content in bytes, which is verified at the end. */
  long size() {
    return size;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (verified) {
      return -1;
    }
    if (failed) {
      throw new IOException("the packed blob was given up after a failure");
    }
    failed = true;
    int count = fill(target, offset, (int) Math.min(length, left));
    left -= count;
    if (left == 0) {
      end();
      verify();
      verified = true;
    }
    failed = false;
    return count == 0 ? -1 : count;
  }

  /** Fills the buffer, since each piece wakes up the reader and the digest. */
  private int fill(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int inflated = inflate(target, offset + count, length - count);
      if (inflated == 0) {
        throw new PackProtocolException("the packed blob is shorter than the server says");
      }
      count += inflated;
    }
    digest.update(target, offset, count);
    return count;
  }

  /** Inflates some bytes; returns 0 at the end of the compressed data. */
  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(target, offset, length);
        if (count > 0 || inflater.finished()) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw new PackProtocolException("the packed blob asks for a dictionary");
        }
        int read = pack.read(buffer);
        if (read < 0) {
          throw new EOFException("the pack is not complete");
        }
        inflater.setInput(buffer, 0, read);
      }
    } catch (DataFormatException e) {
      throw new IOException("the packed blob is damaged: " + e.getMessage(), e);
    }
  }

  /** Requires that only the checksum of the pack follows. */
  private void end() throws IOException {
    if (inflate(new byte[1], 0, 1) > 0) {
      throw new PackProtocolException("the packed blob is longer than the server says");
    }
    int checksum = Constants.OBJECT_ID_LENGTH - inflater.getRemaining();
    if (checksum < 0 || pack.readNBytes(checksum + 1).length != checksum) {
      throw new PackProtocolException("the pack does not end after its only object");
    }
  }

  private void verify() throws IOException {
    ObjectId id;
    try {
      id = digest.id();
    } catch (Sha1CollisionException e) {
      throw new RemoteFailure(
          ProviderException.of(
              ProviderException.Kind.INVALID,
              "the content of blob " + wanted.name() + " was made to collide with another (SHA-1)",
              "do not use it, and tell the owner of the repository",
              e));
    }
    if (!id.equals(wanted)) {
      throw new RemoteFailure(
          ProviderException.invalid(
              "the server delivers blob " + id.name() + " as " + wanted.name(),
              "check the repository: git fsck"));
    }
  }

  @Override
  public void close() {
    digest.close();
    inflater.end();
  }
}
