// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.remote;

import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.List;

/** The options that say how a server of jobs is reached. */
public final class ServerOptions {
  /** The option that names the server. */
  public static final String HOST = "host";

  static final String TLS = "tls";
  static final String CA_FILE = "ca-file";
  static final String PLAIN = "allow-plain-http";

  private ServerOptions() {}

  /** Returns the options. */
  public static List<OptionSpec> all() {
    return List.of(
        OptionSpec.valued(
            HOST,
            "",
            Value.of(Value.Kind.TEXT, "HOST:PORT"),
            "the server; default: that of the project's file"),
        OptionSpec.flag(TLS, "", "encrypt the connection; an address with https:// does so too"),
        OptionSpec.valued(
            CA_FILE,
            "",
            Value.of(Value.Kind.FILE, "FILE"),
            "PEM certificates of the authorities to trust instead of Java's own; implies --tls"),
        OptionSpec.flag(
            PLAIN, "", "send a token without encryption to a server on another machine"));
  }
}
