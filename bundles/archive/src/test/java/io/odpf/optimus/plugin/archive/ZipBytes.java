// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Zip archives byte by byte; every field that is written twice can be written differently. */
final class ZipBytes {
  static final int DESCRIPTOR = 8;
  static final int UTF8 = 1 << 11;
  static final long MAX32 = 0xffffffffL;

  private final List<Entry> entries = new ArrayList<>();

  byte[] before = new byte[0];
  byte[] beforeDirectory = new byte[0];
  byte[] afterDirectory = new byte[0];
  byte[] after = new byte[0];
  byte[] comment = new byte[0];
  int countChange;
  long offsetChange;
  long sizeChange;
  boolean zip64End;
  long zip64CountChange;
  long zip64OffsetChange;
  boolean endSaysMax;

  /** One entry, with its record in the directory and its local header. */
  static final class Entry {
    byte[] name;
    byte[] localName;
    int madeBy = 3 << 8 | 20;
    int flags;
    int localFlags;
    int method;
    int localMethod;
    long crc;
    long localCrc;
    long packed;
    long localPacked;
    long unpacked;
    long localUnpacked;
    long attributes = 0100644L << 16;
    byte[] extra = new byte[0];
    byte[] localExtra = new byte[0];
    byte[] data;
    byte[] descriptor = new byte[0];
    byte[] gap = new byte[0];
    int disk;
    boolean shownOffsetMax;
    long offset;
    long offsetChange;
    boolean inDirectory = true;

    /** Local header without sizes, and a descriptor behind the data. */
    Entry streamed(boolean signed, boolean wide) {
      flags |= DESCRIPTOR;
      localFlags |= DESCRIPTOR;
      localCrc = 0;
      localPacked = 0;
      localUnpacked = 0;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (signed) {
        out.writeBytes(u32(0x08074b50L));
      }
      out.writeBytes(u32(crc));
      out.writeBytes(wide ? u64(packed) : u32(packed));
      out.writeBytes(wide ? u64(unpacked) : u32(unpacked));
      descriptor = out.toByteArray();
      return this;
    }
  }

  ZipBytes file(String name, byte[] content) {
    return entry(name, 8, content, entry -> {});
  }

  ZipBytes file(String name, byte[] content, Consumer<Entry> change) {
    return entry(name, 8, content, change);
  }

  ZipBytes stored(String name, byte[] content) {
    return entry(name, 0, content, entry -> {});
  }

  ZipBytes directory(String name) {
    return entry(name, 0, new byte[0], entry -> entry.attributes = 040755L << 16 | 0x10);
  }

  ZipBytes entry(String name, int method, byte[] content, Consumer<Entry> change) {
    Entry entry = new Entry();
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.name = name.getBytes(StandardCharsets.UTF_8);
    entry.localName = entry.name;
    entry.method = method;
    entry.localMethod = method;
    entry.data = method == 8 ? GzipBytes.deflate(content) : content;
    entry.crc = crc.getValue();
    entry.localCrc = entry.crc;
    entry.packed = entry.data.length;
    entry.localPacked = entry.packed;
    entry.unpacked = content.length;
    entry.localUnpacked = entry.unpacked;
    change.accept(entry);
    entries.add(entry);
    return this;
  }

  ZipBytes with(Consumer<ZipBytes> change) {
    change.accept(this);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (Entry entry : entries) {
      entry.offset = out.size() + entry.offsetChange;
      local(out, entry);
    }
    out.writeBytes(beforeDirectory);
    long begin = out.size();
    int count = 0;
    for (Entry entry : entries) {
      if (entry.inDirectory) {
        central(out, entry);
        count++;
      }
    }
    long length = out.size() - begin + sizeChange;
    out.writeBytes(afterDirectory);
    begin += offsetChange;
    if (zip64End) {
      zip64(out, count, length, begin);
    }
    int shownCount = endSaysMax ? 0xffff : count + countChange;
    out.writeBytes(u32(0x06054b50L));
    out.writeBytes(u16(0));
    out.writeBytes(u16(0));
    out.writeBytes(u16(shownCount));
    out.writeBytes(u16(shownCount));
    out.writeBytes(u32(endSaysMax ? MAX32 : length));
    out.writeBytes(u32(endSaysMax ? MAX32 : begin));
    out.writeBytes(u16(comment.length));
    out.writeBytes(comment);
    out.writeBytes(after);
    return out.toByteArray();
  }

  private void zip64(ByteArrayOutputStream out, int count, long length, long begin) {
    long position = out.size();
    out.writeBytes(u32(0x06064b50L));
    out.writeBytes(u64(44));
    out.writeBytes(u16(45));
    out.writeBytes(u16(45));
    out.writeBytes(u32(0));
    out.writeBytes(u32(0));
    out.writeBytes(u64(count + zip64CountChange));
    out.writeBytes(u64(count + zip64CountChange));
    out.writeBytes(u64(length));
    out.writeBytes(u64(begin + zip64OffsetChange));
    out.writeBytes(u32(0x07064b50L));
    out.writeBytes(u32(0));
    out.writeBytes(u64(position));
    out.writeBytes(u32(1));
  }

  private static void local(ByteArrayOutputStream out, Entry entry) {
    out.writeBytes(u32(0x04034b50L));
    out.writeBytes(u16(20));
    out.writeBytes(u16(entry.localFlags));
    out.writeBytes(u16(entry.localMethod));
    out.writeBytes(u32(0x5a5b5c5dL));
    out.writeBytes(u32(entry.localCrc));
    out.writeBytes(u32(entry.localPacked));
    out.writeBytes(u32(entry.localUnpacked));
    out.writeBytes(u16(entry.localName.length));
    out.writeBytes(u16(entry.localExtra.length));
    out.writeBytes(entry.localName);
    out.writeBytes(entry.localExtra);
    out.writeBytes(entry.data);
    out.writeBytes(entry.descriptor);
    out.writeBytes(entry.gap);
  }

  private static void central(ByteArrayOutputStream out, Entry entry) {
    out.writeBytes(u32(0x02014b50L));
    out.writeBytes(u16(entry.madeBy));
    out.writeBytes(u16(20));
    out.writeBytes(u16(entry.flags));
    out.writeBytes(u16(entry.method));
    out.writeBytes(u32(0x5a5b5c5dL));
    out.writeBytes(u32(entry.crc));
    out.writeBytes(u32(entry.packed));
    out.writeBytes(u32(entry.unpacked));
    out.writeBytes(u16(entry.name.length));
    out.writeBytes(u16(entry.extra.length));
    out.writeBytes(u16(0));
    out.writeBytes(u16(entry.disk));
    out.writeBytes(u16(0));
    out.writeBytes(u32(entry.attributes));
    out.writeBytes(u32(entry.shownOffsetMax ? MAX32 : entry.offset));
    out.writeBytes(entry.name);
    out.writeBytes(entry.extra);
  }

  /** An extra field. */
  static byte[] field(int id, byte[]... parts) {
    byte[] data = GzipBytes.join(parts);
    return GzipBytes.join(u16(id), u16(data.length), data);
  }

  static byte[] u16(int value) {
    return new byte[] {(byte) value, (byte) (value >>> 8)};
  }

  static byte[] u32(long value) {
    return GzipBytes.little((int) value);
  }

  static byte[] u64(long value) {
    return GzipBytes.join(u32(value), u32(value >>> 32));
  }
}
