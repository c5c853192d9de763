// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.OptionType;

/**
 * The flags of the linker that a configuration may set. Other flags name programs to run ({@code
 * -extld}) or change the structure of the program.
 */
final class LinkerFlags {
  private static final String VARIABLE =
      "-X[ =][A-Za-z0-9_][A-Za-z0-9_./~-]{0,300}[.][A-Za-z0-9_]{1,100}=[A-Za-z0-9_.,:/@+=%~-]{0,500}";
  private static final String FLAG = "(-s|-w|-buildid=[A-Za-z0-9_./-]{0,200}|" + VARIABLE + ")";

  /** The flags, separated by single spaces and unquoted, so that go splits them identically. */
  static final OptionType TYPE =
      new OptionType.Text(
          FLAG + "( " + FLAG + "){0,50}",
          "made of -s, -w, -buildid=ID and -X name=value without quotes, separated by single"
              + " spaces");

  private LinkerFlags() {}
}
