// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

/** The types, flags and settings of {@link Frame} for tests of other packages. */
public final class FrameType {
  public static final int DATA = Frame.DATA;
  public static final int HEADERS = Frame.HEADERS;
  public static final int PRIORITY = Frame.PRIORITY;
  public static final int RST_STREAM = Frame.RST_STREAM;
  public static final int SETTINGS = Frame.SETTINGS;
  public static final int PUSH_PROMISE = Frame.PUSH_PROMISE;
  public static final int PING = Frame.PING;
  public static final int GOAWAY = Frame.GOAWAY;
  public static final int WINDOW_UPDATE = Frame.WINDOW_UPDATE;
  public static final int CONTINUATION = Frame.CONTINUATION;

  public static final int ACK = Frame.ACK;
  public static final int END_STREAM = Frame.END_STREAM;
  public static final int END_HEADERS = Frame.END_HEADERS;
  public static final int PADDED = Frame.PADDED;

  public static final int ENABLE_PUSH = Frame.ENABLE_PUSH;
  public static final int MAX_CONCURRENT_STREAMS = Frame.MAX_CONCURRENT_STREAMS;
  public static final int INITIAL_WINDOW_SIZE = Frame.INITIAL_WINDOW_SIZE;
  public static final int MAX_FRAME_SIZE = Frame.MAX_FRAME_SIZE;

  private FrameType() {}
}
