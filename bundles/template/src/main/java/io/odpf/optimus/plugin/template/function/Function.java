// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

/** A function that templates can call. */
public record Function(String name, Signature signature, Flow flow, Body body) {}
