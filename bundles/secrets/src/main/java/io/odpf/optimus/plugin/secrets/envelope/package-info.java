// SPDX-License-Identifier: Apache-2.0
/** The encryption of single secrets. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.secrets.envelope;
