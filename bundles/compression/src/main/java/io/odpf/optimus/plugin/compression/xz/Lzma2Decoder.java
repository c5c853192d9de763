// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.IOException;

/** Decodes the chunks of a block: LZMA data, or uncompressed bytes. Serves all blocks of a file. */
final class Lzma2Decoder implements BlockStage {
  private final ByteFeed feed;
  private final DecoderMemory memory;
  private final Dictionary dictionary = new Dictionary();
  private final LzmaDecoder lzma = new LzmaDecoder(dictionary);
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

  /** Begins a block with a dictionary of this size, and reserves its memory. */
  void begin(int dictionarySize) throws IOException {
    if (dictionarySize > wanted) {
      // Release before reserving: a decoder that waits for memory must hold none, or two could
      // wait for each other.
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

  /** Returns the compressed size of the block's chunks so far. */
  long packedSize() {
    return packedSize;
  }

  /** Releases the reserved memory. */
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

  /** Decodes at most {@code count} bytes into the dictionary. */
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

  /** Reads a chunk's header; returns false at the end marker of the block. */
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
      throw XzInput.invalid("a first chunk without a reset of the dictionary");
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
