// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

/**
 * One field of a header block.
 *
 * @param name in lower case
 * @param value ISO 8859-1
 */
public record HeaderField(String name, String value) {}
