// SPDX-License-Identifier: Apache-2.0
/**
 * The provider of artifacts in OCI registries: layers of a manifest that a tag or a digest names,
 * as ORAS, Helm and others push them.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.oci;
