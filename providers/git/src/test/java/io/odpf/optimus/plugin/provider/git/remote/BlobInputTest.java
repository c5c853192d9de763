// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobInputTest {
  private static final int SOME = 1000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 2047, 2048, 5_000_000})
  void deliversTheOnlyBlobOfAPack(int size) throws Exception {
    byte[] content = content(size);

    try (BlobInput blob = open(pack(1, Constants.OBJ_BLOB, size, content), id(content))) {
      assertThat(blob.size()).isEqualTo(size);
      assertThat(blob.readAllBytes()).isEqualTo(content);
      assertThat(blob.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SOME})
  void withholdsTheEndIfTheContentDoesNotMatchTheId(int size) throws Exception {
    byte[] content = content(size);
    ByteArrayOutputStream delivered = new ByteArrayOutputStream();

    try (BlobInput blob = open(pack(1, Constants.OBJ_BLOB, size, content), ObjectId.zeroId())) {
      assertThatThrownBy(() -> blob.transferTo(delivered))
          .isInstanceOfSatisfying(
              RemoteFailure.class,
              failure ->
                  assertThat(failure.failure().kind()).isEqualTo(ProviderException.Kind.INVALID))
          .hasMessageContaining("delivers blob " + id(content).name());
    }
    assertThat(delivered.size()).isLessThan(Math.max(1, size));
  }

  @Test
  void deliversNothingAfterAFailure() throws Exception {
    byte[] content = content(SOME);

    try (BlobInput blob = open(pack(1, Constants.OBJ_BLOB, SOME, content), ObjectId.zeroId())) {
      byte[] target = new byte[SOME];
      assertThatThrownBy(() -> blob.read(target)).isInstanceOf(RemoteFailure.class);
      assertThatThrownBy(() -> blob.read(target)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -1})
  void refusesAPackOfAnotherNumberOfObjects(int objects) throws Exception {
    byte[] pack = pack(objects, Constants.OBJ_BLOB, SOME, content(SOME));

    assertThatThrownBy(() -> open(pack, ObjectId.zeroId()))
        .isInstanceOf(PackProtocolException.class)
        .hasMessageContaining(objects + " objects");
  }

  @ParameterizedTest
  @ValueSource(ints = {Constants.OBJ_TREE, Constants.OBJ_OFS_DELTA, Constants.OBJ_REF_DELTA})
  void refusesAnotherKindOfObject(int type) throws Exception {
    byte[] pack = pack(1, type, SOME, content(SOME));

    assertThatThrownBy(() -> open(pack, ObjectId.zeroId()))
        .isInstanceOf(PackProtocolException.class)
        .hasMessageContaining("another kind of object");
  }

  @Test
  void refusesDataThatIsNotAPack() {
    assertThatThrownBy(() -> open(new byte[SOME], ObjectId.zeroId()))
        .isInstanceOf(PackProtocolException.class)
        .hasMessageContaining("no pack");
  }

  @ParameterizedTest
  @ValueSource(ints = {SOME - 1, SOME + 1, 0})
  void refusesContentOfAnotherSizeThanDeclared(int told) throws Exception {
    byte[] content = content(SOME);

    assertBroken(pack(1, Constants.OBJ_BLOB, told, content), content, PackProtocolException.class);
  }

  @Test
  void refusesASizeThatOverflows() throws Exception {
    byte[] start = Arrays.copyOf(pack(1, Constants.OBJ_BLOB, SOME, content(SOME)), 12);
    byte[] pack = Arrays.copyOf(start, SOME);
    Arrays.fill(pack, start.length, pack.length, (byte) 0xbf);

    assertThatThrownBy(() -> open(pack, ObjectId.zeroId()))
        .isInstanceOf(PackProtocolException.class)
        .hasMessageContaining("is no number");
  }

  @Test
  void refusesBytesAfterTheChecksum() throws Exception {
    byte[] content = content(SOME);
    byte[] pack = pack(1, Constants.OBJ_BLOB, SOME, content);

    assertBroken(Arrays.copyOf(pack, pack.length + 1), content, PackProtocolException.class);
    assertBroken(Arrays.copyOf(pack, pack.length + SOME), content, PackProtocolException.class);
  }

  @Test
  void refusesATruncatedPack() throws Exception {
    byte[] content = content(SOME);
    byte[] pack = pack(1, Constants.OBJ_BLOB, SOME, content);

    assertBroken(Arrays.copyOf(pack, SOME / 2), content, EOFException.class);
    assertBroken(Arrays.copyOf(pack, pack.length - 1), content, PackProtocolException.class);
    assertThatThrownBy(() -> open(Arrays.copyOf(pack, 11), id(content)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void refusesDamagedContent() throws Exception {
    byte[] content = content(SOME);
    byte[] pack = pack(1, Constants.OBJ_BLOB, SOME, content);
    pack[SOME / 2] ^= 1;

    assertBroken(pack, content, IOException.class);
  }

  private static void assertBroken(
      byte[] pack, byte[] content, Class<? extends IOException> failure) throws IOException {
    ByteArrayOutputStream delivered = new ByteArrayOutputStream();
    try (BlobInput blob = open(pack, id(content))) {
      assertThatThrownBy(() -> blob.transferTo(delivered)).isInstanceOf(failure);
    }
    assertThat(delivered.size()).isLessThan(content.length);
  }

  private static BlobInput open(byte[] pack, ObjectId wanted) throws IOException {
    return new BlobInput(inPieces(pack), wanted);
  }

  /** As from a network. */
  private static InputStream inPieces(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1400));
      }
    };
  }

  private static byte[] pack(int objects, int type, long size, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream pack = new DataOutputStream(bytes);
    pack.writeBytes("PACK");
    pack.writeInt(2);
    pack.writeInt(objects);
    long more = size >> 4;
    pack.write((int) (type << 4 | size & 15 | (more == 0 ? 0 : 0x80)));
    for (; more > 0; more >>= 7) {
      pack.write((int) (more & 0x7f | (more >> 7 == 0 ? 0 : 0x80)));
    }
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
      deflated.write(content);
    }
    pack.write(Constants.newMessageDigest().digest(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private static ObjectId id(byte[] content) {
    try (ObjectInserter inserter = new ObjectInserter.Formatter()) {
      return inserter.idFor(Constants.OBJ_BLOB, content);
    }
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
