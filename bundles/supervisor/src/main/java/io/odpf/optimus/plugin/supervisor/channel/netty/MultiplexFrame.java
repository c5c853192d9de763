// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A frame of yamux version 0, which go-plugin uses for multiplexing: a header of twelve bytes,
 * followed by a body in data frames only. The specification is {@code spec.md} of hashicorp/yamux.
 *
 * @param stream 0 for the session
 * @param length the length of data, the increment of a window, the number of a ping, or the reason
 *     of a go-away
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

  /** Reads a header, whose version was checked before. */
  static MultiplexFrame read(ByteBuf in) {
    in.skipBytes(1);
    return new MultiplexFrame(in.readByte(), in.readShort(), in.readInt(), in.readUnsignedInt());
  }

  boolean has(short flag) {
    return (flags & flag) != 0;
  }

  /** Encodes the header. */
  ByteBuf header(ByteBufAllocator allocator) {
    ByteBuf header = allocator.buffer(HEADER, HEADER);
    header.writeByte(0).writeByte(type).writeShort(flags).writeInt(stream).writeInt((int) length);
    return header;
  }
}
