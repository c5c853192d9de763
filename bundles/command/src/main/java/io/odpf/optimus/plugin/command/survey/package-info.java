// SPDX-License-Identifier: Apache-2.0
/** Asks a user the questions of a survey, with single keys at a terminal or line by line. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.survey;
