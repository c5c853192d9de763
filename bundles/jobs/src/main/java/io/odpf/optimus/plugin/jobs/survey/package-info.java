// SPDX-License-Identifier: Apache-2.0
/**
 * Asks a plugin's questions, checks each answer with the plugin, and obtains the defaults for the
 * answers. Answers come from a {@link io.odpf.optimus.plugin.jobs.survey.Respondent}: a user at a
 * terminal, a file, or options. Nothing is written.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.survey;
