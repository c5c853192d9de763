// SPDX-License-Identifier: Apache-2.0
/**
 * Artifacts in OCI registries, as ORAS, Helm and others keep them: layers of a manifest under a tag
 * or a digest.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.oci;
