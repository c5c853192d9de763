// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;

/**
 * Checks the objects of a pack as it arrives (see gitformat-pack(5)), and refuses those larger than
 * a budget before JGit allocates memory for them. Whole files have no limit, since JGit does not
 * keep them in memory.
 */
final class PackObjects implements AutoCloseable {
  /** A delta begins with two sizes, of up to ten bytes each. */
  private static final int DELTA_HEAD = 20;

  private final MemoryBudget budget;
  private final Inflater inflater = new Inflater();
  private final byte[] inflated = new byte[8 * 1024];
  private long objects;
  private State state = State.TYPE;
  private int type;
  private long size;
  private int shift;
  private int baseLeft;
  private long produced;
  private final byte[] deltaHead = new byte[DELTA_HEAD];

  /** The part of the pack that follows. */
  private enum State {
    TYPE,
    SIZE,
    BASE_OFFSET,
    BASE_ID,
    CONTENT,
    END
  }

  /**
   * @param objects the number of objects in the pack
   */
  PackObjects(MemoryBudget budget, long objects) {
    this.budget = budget;
    this.objects = objects;
    if (objects == 0) {
      state = State.END;
    }
  }

  /**
   * Checks the next bytes after the pack's header.
   *
   * @throws IOException if a limit is exceeded, or the pack is malformed
   */
  void check(byte[] bytes, int offset, int count) throws IOException {
    int end = offset + count;
    int at = offset;
    while (at < end && state != State.END) {
      if (state == State.CONTENT) {
        at = content(bytes, at, end);
      } else {
        head(bytes[at++] & 0xff);
      }
    }
  }

  private void head(int part) throws IOException {
    switch (state) {
      case TYPE -> {
        type = part >> 4 & 7;
        size = part & 15;
        shift = 4;
        state = State.SIZE;
        continueSize(part);
      }
      case SIZE -> {
        if (shift > Long.SIZE - 8) {
          throw new PackProtocolException("the size of a packed object is no number");
        }
        size |= (long) (part & 0x7f) << shift;
        shift += 7;
        continueSize(part);
      }
      case BASE_OFFSET -> {
        if ((part & 0x80) == 0) {
          state = State.CONTENT;
        }
      }
      default -> {
        if (--baseLeft == 0) {
          state = State.CONTENT;
        }
      }
    }
  }

  private void continueSize(int part) throws IOException {
    if ((part & 0x80) != 0) {
      return;
    }
    produced = 0;
    inflater.reset();
    switch (type) {
      case Constants.OBJ_COMMIT -> limit("a commit", budget.text());
      case Constants.OBJ_TAG -> limit("a tag", budget.text());
      case Constants.OBJ_TREE -> limit("a directory", budget.tree());
      case Constants.OBJ_BLOB -> state = State.CONTENT;
      case Constants.OBJ_OFS_DELTA -> {
        limit("a delta", budget.delta());
        state = State.BASE_OFFSET;
      }
      case Constants.OBJ_REF_DELTA -> {
        limit("a delta", budget.delta());
        baseLeft = Constants.OBJECT_ID_LENGTH;
        state = State.BASE_ID;
      }
      default -> throw new PackProtocolException("a packed object is of an unknown kind");
    }
  }

  private void limit(String kind, long most) throws RemoteFailure {
    limit(kind, size, most);
    state = State.CONTENT;
  }

  private static void limit(String kind, long size, long most) throws RemoteFailure {
    if (size > most) {
      throw LimitedInput.failure(
          "the repository sends " + kind + " of " + size + " bytes, and the limit is " + most,
          "keep the plugin in a repository of its own, or give Java more memory:"
              + " OPTIMUS_JAVA_OPTS=-Xmx2g");
    }
  }

  /** Inflates the available part of an object; returns the offset of the next object. */
  private int content(byte[] bytes, int from, int end) throws IOException {
    inflater.setInput(bytes, from, end - from);
    try {
      while (true) {
        int count = inflater.inflate(inflated);
        keepDeltaHead(count);
        produced += count;
        if (produced > size || inflater.needsDictionary()) {
          throw new PackProtocolException("a packed object is not what the server says");
        }
        if (inflater.finished()) {
          int next = end - inflater.getRemaining();
          endOfObject();
          return next;
        }
        if (count == 0 && inflater.needsInput()) {
          return end;
        }
      }
    } catch (DataFormatException e) {
      throw new PackProtocolException("a packed object is damaged: " + e.getMessage(), e);
    }
  }

  private boolean isDelta() {
    return type == Constants.OBJ_OFS_DELTA || type == Constants.OBJ_REF_DELTA;
  }

  private void keepDeltaHead(int count) throws RemoteFailure {
    if (!isDelta() || produced >= DELTA_HEAD) {
      return;
    }
    int kept = (int) Math.min(count, DELTA_HEAD - produced);
    System.arraycopy(inflated, 0, deltaHead, (int) produced, kept);
    if (produced + kept == DELTA_HEAD) {
      checkResult(DELTA_HEAD);
    }
  }

  private void endOfObject() throws RemoteFailure {
    if (isDelta() && produced < DELTA_HEAD) {
      checkResult((int) produced);
    }
    state = --objects == 0 ? State.END : State.TYPE;
  }

  /** Checks the sizes of the base and the result, stored as seven bits a byte. */
  private void checkResult(int length) throws RemoteFailure {
    int at = 0;
    for (int number = 0; number < 2; number++) {
      long value = 0;
      int bits = 0;
      int part = 0x80;
      while ((part & 0x80) != 0 && at < length) {
        part = deltaHead[at++];
        value |= bits < Long.SIZE ? (long) (part & 0x7f) << bits : 0;
        bits += 7;
      }
      limit("a delta for an object", value < 0 ? Long.MAX_VALUE : value, budget.delta());
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
