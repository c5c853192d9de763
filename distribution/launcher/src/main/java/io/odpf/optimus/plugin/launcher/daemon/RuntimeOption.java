// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;

/** The common options of the runtime commands, with the names that the plugin commands use. */
final class RuntimeOption {
  static final OptionSpec QUIET = OptionSpec.flag("quiet", "q", "show errors only");
  static final OptionSpec VERBOSE = OptionSpec.flag("verbose", "v", "show more");
  static final OptionSpec OUTPUT =
      OptionSpec.valued(
          "output", "", Value.choice("text", "json"), "the form of the result; default: text");

  private RuntimeOption() {}
}
