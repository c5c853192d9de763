// SPDX-License-Identifier: Apache-2.0
/** The gzip format, RFC 1952, on the JDK's inflater. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression.gzip;
