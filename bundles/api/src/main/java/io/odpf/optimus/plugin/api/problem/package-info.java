// SPDX-License-Identifier: Apache-2.0
/**
 * What went wrong, in words for people and in codes for programs. Every message that reaches a user
 * is a {@link io.odpf.optimus.plugin.api.problem.Problem} whose code is in the catalogue, which is
 * published as {@code docs/problems.md}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.problem;
