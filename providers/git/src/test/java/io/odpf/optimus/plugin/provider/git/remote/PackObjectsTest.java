// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackObjectsTest {
  private static final MemoryBudget BUDGET = new MemoryBudget(1 << 20);

  /** The head of an object: its kind and size. */
  private static byte[] head(int type, long size) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    long rest = size >> 4;
    head.write((int) (type << 4 | size & 15) | (rest > 0 ? 0x80 : 0));
    while (rest > 0) {
      head.write((int) (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
      rest >>= 7;
    }
    return head.toByteArray();
  }

  private static byte[] deflated(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] object(int type, byte[] content) throws IOException {
    return joined(head(type, content.length), deflated(content));
  }

  /** A delta that makes an object of a size, by a base far back. */
  private static byte[] delta(long result) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(100);
    for (long rest = result; true; rest >>= 7) {
      content.write((int) (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
      if (rest <= 0x7f) {
        break;
      }
    }
    content.write(new byte[] {1, 'x'});
    return joined(
        head(Constants.OBJ_OFS_DELTA, content.size()),
        new byte[] {(byte) 0x81, 5},
        deflated(content.toByteArray()));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static void check(int objects, byte[] pack, int piece) throws IOException {
    try (PackObjects following = new PackObjects(BUDGET, objects)) {
      for (int at = 0; at < pack.length; at += piece) {
        following.check(pack, at, Math.min(piece, pack.length - at));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void acceptsObjectsUpToTheirLimitsAndFilesOfAnySize(int piece) throws Exception {
    byte[] pack =
        joined(
            object(Constants.OBJ_COMMIT, new byte[(int) BUDGET.text()]),
            object(Constants.OBJ_TREE, new byte[(int) BUDGET.tree()]),
            object(Constants.OBJ_BLOB, new byte[3 << 20]),
            delta(BUDGET.delta()),
            new byte[20]);
    assertThatCode(() -> check(4, pack, piece)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void refusesSizesBeforeTheContentArrives(int piece) throws Exception {
    byte[] first = object(Constants.OBJ_BLOB, new byte[1000]);
    byte[] commit = joined(first, head(Constants.OBJ_COMMIT, Integer.MAX_VALUE));
    byte[] tag = joined(first, head(Constants.OBJ_TAG, BUDGET.text() + 1));
    byte[] tree = joined(first, head(Constants.OBJ_TREE, BUDGET.tree() + 1));
    byte[] delta = joined(first, head(Constants.OBJ_REF_DELTA, BUDGET.delta() + 1));
    assertThatThrownBy(() -> check(2, commit, piece))
        .isInstanceOf(RemoteFailure.class)
        .hasMessage(
            "the repository sends a commit of 2147483647 bytes, and the limit is " + BUDGET.text());
    assertThatThrownBy(() -> check(2, tag, piece)).hasMessageContaining("a tag of");
    assertThatThrownBy(() -> check(2, tree, piece)).hasMessageContaining("a directory of");
    assertThatThrownBy(() -> check(2, delta, piece)).hasMessageContaining("a delta of");
  }

  @Test
  void refusesADeltaWithATooLargeResult() throws Exception {
    byte[] pack = delta(BUDGET.delta() + 1);
    assertThatThrownBy(() -> check(1, pack, 3))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("a delta for an object of " + (BUDGET.delta() + 1) + " bytes");
  }

  @Test
  void refusesMalformedObjects() throws Exception {
    byte[] longer = joined(head(Constants.OBJ_TREE, 3), deflated(new byte[4]));
    byte[] damaged = joined(head(Constants.OBJ_TREE, 3), new byte[] {1, 2, 3});
    for (byte[] pack : new byte[][] {longer, damaged, {(byte) 0x50, 0}, {0, 0}}) {
      assertThatThrownBy(() -> check(1, pack, 2)).isInstanceOf(PackProtocolException.class);
    }
  }
}
