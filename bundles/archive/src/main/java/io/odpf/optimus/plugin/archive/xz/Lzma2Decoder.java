// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.xz;

import io.odpf.optimus.plugin.archive.input.ByteFeed;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import java.io.IOException;

/** The chunks of a block: LZMA data, or bytes as they are. One decoder serves all blocks. */
final class Lzma2Decoder implements BlockStage {
  private final ByteFeed feed;
  private final DecoderMemory memory;
  private final Dictionary dictionary = new Dictionary();
  private LzmaDecoder lzma;
  private long wanted;
  private long reserved;

  private boolean ended;
  private boolean needsDictionary;
  private boolean needsProperties;
  private boolean packed;
  private int left;
  private long packedSize;

  Lzma2Decoder(ByteFeed feed, DecoderMemory memory) {
    this.feed = feed;
    this.memory = memory;
  }

  /** Begins a block with a dictionary of so many bytes, which {@link #memory} has room for. */
  void begin(int dictionarySize) throws IOException {
    if (dictionarySize > wanted) {
      // Whoever waits for memory has none, so that nobody waits for another who waits.
      dictionary.forget();
      close();
      reserved = memory.reserve(dictionarySize);
      wanted = dictionarySize;
    }
    dictionary.begin(dictionarySize);
    ended = false;
    needsDictionary = true;
    needsProperties = true;
    left = 0;
    packedSize = 0;
  }

  /** How many bytes of the file the block's chunks have taken so far. */
  long packedSize() {
    return packedSize;
  }

  /** Gives back what was reserved of the memory. */
  void close() {
    memory.release(reserved);
    reserved = 0;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (left == 0 && !nextChunk()) {
        return done > 0 ? done : -1;
      }
      int count = part(Math.min(length - done, left));
      dictionary.take(count, bytes, offset + done);
      done += count;
      left -= count;
      if (left == 0 && packed) {
        lzma.finish();
      }
    }
    return done;
  }

  /** Decodes so many bytes at most, in the dictionary. */
  private int part(int count) throws IOException {
    dictionary.allow(count);
    int room = dictionary.room();
    if (packed) {
      dictionary.resume();
      lzma.decode();
    } else {
      dictionary.fill(feed);
    }
    return room;
  }

  /** Reads a chunk's header; false if it is the mark of the block's end. */
  private boolean nextChunk() throws IOException {
    if (ended) {
      return false;
    }
    int control = next();
    packedSize++;
    if (control == 0) {
      ended = true;
      return false;
    }
    if (control >= 0xe0 || control == 1) {
      needsProperties = true;
      needsDictionary = false;
      dictionary.reset();
    } else if (needsDictionary) {
      throw XzInput.invalid("a first chunk that goes on");
    }
    packed = control >= 0x80;
    if (packed) {
      lzmaChunk(control);
    } else if (control <= 2) {
      left = twoBytes() + 1;
      packedSize += 2L + left;
    } else {
      throw XzInput.invalid("an unknown kind of chunk");
    }
    return true;
  }

  private void lzmaChunk(int control) throws IOException {
    left = ((control & 0x1f) << 16) + twoBytes() + 1;
    int length = twoBytes() + 1;
    packedSize += 4L + length;
    if (lzma == null) {
      lzma = new LzmaDecoder(dictionary);
    }
    if (control >= 0xc0) {
      lzma.properties(next());
      packedSize++;
      needsProperties = false;
    } else if (needsProperties) {
      throw XzInput.invalid("a chunk without properties");
    }
    if (control >= 0xa0) {
      lzma.reset();
    }
    lzma.begin(feed, length);
  }

  private int twoBytes() throws IOException {
    return next() << 8 | next();
  }

  private int next() throws IOException {
    int value = feed.next();
    if (value < 0) {
      throw XzInput.truncated();
    }
    return value;
  }
}
