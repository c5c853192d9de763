// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;

import io.odpf.optimus.plugin.proto.a.PluginQuestion;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks and hooks of generation A, served by its generated code. */
abstract class GenerationATestCase {
  static final String LEAF = message("name: \"leaf\"", "prompt: \"Leaf?\"");

  @RegisterExtension final PluginServer server = new PluginServer();

  static PluginQuestion.Builder leaf() {
    return PluginQuestion.newBuilder().setName("leaf").setPrompt("Leaf?");
  }
}
