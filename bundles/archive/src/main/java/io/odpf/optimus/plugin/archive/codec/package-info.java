// SPDX-License-Identifier: Apache-2.0
/**
 * Decoders of compressed streams that accept whole and honest ones only: every checksum and length
 * is compared, concatenated streams are one, and nothing may follow the last.
 */
package io.odpf.optimus.plugin.archive.codec;
