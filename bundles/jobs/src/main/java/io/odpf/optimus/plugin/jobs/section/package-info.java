// SPDX-License-Identifier: Apache-2.0
/** Reads mappings of YAML files key by key, and collects all findings about them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.section;
