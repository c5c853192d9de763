// SPDX-License-Identifier: Apache-2.0
/** What both sides of go-plugin's handshake need beside the messages. */
package io.odpf.optimus.plugin.proto.handshake;
