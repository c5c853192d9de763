// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.odpf.optimus.plugin.compression.CompressionFormat;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bounds the work for hostile artifacts by the memory that is allocated, since allocated bytes are
 * cleared bytes. {@code docs/benchmarks.md} has the processor time.
 */
class WorkTest {
  private static final int COUNT = 10_000;
  private static final int KIBIBYTE = 1 << 10;
  private static final int MEBIBYTE = 1 << 20;

  /** The decoder's own buffers. */
  private static final int BUFFERS = MEBIBYTE;

  /** 300 times the letter a, by {@code xz --format=raw --lzma2}: new state, new properties. */
  private static final byte[] CHUNK = HexFormat.of().parseHex("e0012b00085d0030effbb7bfee0000");

  @TempDir Path folder;

  private static long allocatedFor(byte[] packed, int length) throws IOException {
    byte[] buffer = new byte[64 * KIBIBYTE];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    long size = 0;
    try (InputStream decoder =
        CompressionFormat.of(packed)
            .orElseThrow()
            .open(
                new ByteArrayInputStream(packed),
                new DecoderLimits(new DecoderMemory(256L * MEBIBYTE, 256L * MEBIBYTE), KIBIBYTE))) {
      for (int n = decoder.read(buffer, 0, buffer.length);
          n >= 0;
          n = decoder.read(buffer, 0, buffer.length)) {
        size += n;
      }
    }
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(size).isEqualTo(length);
    return allocated;
  }

  private static byte[] repeated(byte[] piece, int count) {
    byte[] bytes = new byte[piece.length * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(piece, 0, bytes, i * piece.length, piece.length);
    }
    return bytes;
  }

  @Test
  void allocatesNothingForEachXzBlock() throws IOException {
    assertThat(allocatedFor(blocks(COUNT), COUNT)).isLessThan(BUFFERS + COUNT * 128L);
  }

  private static byte[] blocks(int count) {
    XzBytes xz = new XzBytes();
    for (int i = 0; i < count; i++) {
      xz.block(22, new byte[] {1, 0, 0, 'a', 0}, new byte[] {'a'});
    }
    return xz.finished();
  }

  private static byte[] chunks(int count) {
    byte[] content = new byte[count * 300];
    Arrays.fill(content, (byte) 'a');
    byte[] chunks = GzipBytes.join(repeated(CHUNK, count), new byte[1]);
    return new XzBytes().block(22, chunks, content).finished();
  }

  @Test
  void readsAnyNumberOfTheSmallestXzBlocks() {
    byte[] program = Programs.elf(Programs.AMD64, 0, 2, 8 * KIBIBYTE);
    XzBytes xz = new XzBytes();
    byte[] nothing = new XzBytes().finished();
    for (byte letter : program) {
      xz.block(24, new byte[] {1, 0, 0, letter, 0}, new byte[] {letter});
    }
    byte[] packed = GzipBytes.join(repeated(nothing, 40_000), xz.finished(), new byte[4]);

    new UnpackDirectory(folder).installs("neo.xz", packed, program);
  }

  @Test
  void allocatesNothingForEachXzStream() throws IOException {
    byte[] stream =
        new XzBytes().block(22, new byte[] {1, 0, 0, 'a', 0}, new byte[] {'a'}).finished();

    assertThat(allocatedFor(repeated(stream, COUNT), COUNT)).isLessThan(BUFFERS + COUNT * 256L);
  }

  @Test
  void readsTheSmallestBlocksThatXzWrites() throws Exception {
    byte[] program = Programs.elf(Programs.AMD64, 0, 2, 6 * MEBIBYTE);
    byte[] packed = Tools.filter(folder, program, "xz", "-T1", "--block-size=1024", "-0", "-c");

    new UnpackDirectory(folder).installs("neo.xz", packed, program);
  }

  @Test
  void allocatesNothingForEachXzChunkWithNewProperties() throws IOException {
    // The window, of 3 MB and what it was before it grew.
    assertThat(allocatedFor(chunks(COUNT), COUNT * 300)).isLessThan(5 * MEBIBYTE + BUFFERS);
  }

  @Test
  void reusesTheXzDictionaryForSmallerBlocks() throws IOException {
    byte[] stored = {1, 0, 0, 'a', 0};
    byte[] letter = {'a'};
    XzBytes xz = new XzBytes();
    for (int i = 0; i < 100; i++) {
      xz.block(24 - i % 8, stored, letter);
    }

    assertThat(allocatedFor(xz.finished(), 100)).isLessThan(BUFFERS);
  }

  @Test
  void reusesTheBzip2BlockForAllStreams() throws IOException {
    // The letter a, by bzip2 -9 and -1.
    byte[] large = bzip2('9');
    byte[] small = bzip2('1');
    byte[] streams = repeated(GzipBytes.join(large, small), COUNT / 2);

    assertThat(allocatedFor(streams, COUNT)).isLessThan(BUFFERS + COUNT * 2L * KIBIBYTE);
  }

  private static byte[] bzip2(char level) {
    byte[] stream =
        HexFormat.of()
            .parseHex("425a683931415926535919939b6b00000001002000200021184682ee48a70a120332736d60");
    stream[3] = (byte) level;
    return stream;
  }

  @Test
  void reusesTheZstdWindowForAllFrames() throws IOException {
    // A window of 8 MiB, and a block of one byte.
    byte[] frame = HexFormat.of().parseHex("28b52ffd006809000061");

    assertThat(allocatedFor(repeated(frame, COUNT), COUNT)).isLessThan(2 * BUFFERS);
  }

  @Test
  void allocatesTheZstdWindowAsItFills() throws IOException {
    // A window of 128 MiB, and runs of 1 KiB and of 128 KiB.
    byte[] header = HexFormat.of().parseHex("28b52ffd0088");
    byte[] run = {0x02, 0x20, 0, 'a'};
    byte[] last = {0x03, 0x20, 0, 'a'};

    assertThat(allocatedFor(GzipBytes.join(header, run, last), 2 * KIBIBYTE))
        .isLessThan(2 * BUFFERS);

    byte[] longRun = {0x02, 0, 0x10, 'a'};
    int runs = 3 * 1024;
    byte[] frame = GzipBytes.join(header, repeated(longRun, runs), last);
    assertThat(allocatedFor(frame, runs * 128 * KIBIBYTE + KIBIBYTE))
        .isBetween(128L * MEBIBYTE, 129L * MEBIBYTE + 2 * BUFFERS);
  }

  @Test
  void allocatesNothingForEachGzipMember() throws IOException {
    byte[] member = GzipBytes.of(new byte[] {'a'});

    assertThat(allocatedFor(repeated(member, COUNT), COUNT)).isLessThan(BUFFERS + COUNT * 256L);
  }

  @Test
  void readsTensOfThousandsOfEntries() throws Exception {
    byte[] program = Programs.linuxAmd64();
    TarBytes tar = new TarBytes();
    ZipBytes zip = new ZipBytes();
    int entries = 40_000;
    for (int i = 0; i < entries; i++) {
      String name = "node_modules/package-" + i % 300 + "/lib/file-" + i + ".js";
      tar.file(name, new byte[0]);
      zip.stored(name, new byte[0]);
    }
    UnpackDirectory directory = new UnpackDirectory(folder);

    directory.installs("neo.tar.gz", tar.file(NAME, program).gz(), program);
    directory.installs("neo.zip", zip.file(NAME, program).bytes(), program);
  }

  @Test
  void refusesWindowsAboveTheConfiguredLimit() throws Exception {
    byte[] program = Programs.elf(Programs.AMD64, 0, 2, 3000);
    byte[] frame = zstdFrame(program);
    Limits limits = Limits.DEFAULT;
    Limits smaller = limits.with(limits.entries(), limits.outputBytes(), limits.ratio(), 7 << 20);

    new UnpackDirectory(folder.resolve("a"), smaller)
        .refuses("neo.zst", frame, "too-much-memory", "window of 8 MiB", "7 MiB");
    new UnpackDirectory(folder.resolve("b"), limits).installs("neo.zst", frame, program);
  }

  /** A frame with a window of 8 MiB and uncompressed content. */
  private static byte[] zstdFrame(byte[] content) {
    byte[] header = HexFormat.of().parseHex("28b52ffd0068");
    byte[] block = Arrays.copyOf(GzipBytes.little(content.length << 3 | 1), 3);
    return GzipBytes.join(header, block, content);
  }

  @Test
  void namesTheLimitsInTheHintOfWhatIsTooLarge() {
    byte[] tar = new TarBytes().file("zeros", new byte[30 * MEBIBYTE]).gz();
    Limits limits = Limits.DEFAULT.with(1, 20 * MEBIBYTE, 200, MEBIBYTE);

    assertThat(
            new UnpackDirectory(folder, limits)
                .refuses("neo.tgz", tar, "too-large", "20971520")
                .problem()
                .hint())
        .contains("'limits' in the configuration");
  }
}
