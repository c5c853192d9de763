// SPDX-License-Identifier: Apache-2.0
/** What both sides of go-plugin's handshake need beside the messages. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.proto.handshake;
