// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The frames of yamux version 0, which go-plugin multiplexes with: a header of twelve bytes, after
 * which only data has a body. The specification is {@code spec.md} of hashicorp/yamux.
 *
 * @param stream 0 for the session
 * @param length of data; of a window, what is added to it; of a ping, its number; of an end, its
 *     reason
 */
record MultiplexFrame(byte type, short flags, int stream, long length) {
  static final int HEADER = 12;

  static final byte DATA = 0;
  static final byte WINDOW = 1;
  static final byte PING = 2;
  static final byte GO_AWAY = 3;

  static final short SYN = 1;
  static final short ACK = 2;
  static final short FIN = 4;
  static final short RST = 8;
  static final short FLAGS = SYN | ACK | FIN | RST;

  static final int NORMAL = 0;
  static final int PROTOCOL_ERROR = 1;

  /** Reads a header, of which the version has been checked. */
  static MultiplexFrame read(ByteBuf in) {
    in.skipBytes(1);
    return new MultiplexFrame(in.readByte(), in.readShort(), in.readInt(), in.readUnsignedInt());
  }

  boolean has(short flag) {
    return (flags & flag) != 0;
  }

  /** Returns the header as it is sent. */
  ByteBuf header(ByteBufAllocator allocator) {
    ByteBuf header = allocator.buffer(HEADER, HEADER);
    header.writeByte(0).writeByte(type).writeShort(flags).writeInt(stream).writeInt((int) length);
    return header;
  }
}
