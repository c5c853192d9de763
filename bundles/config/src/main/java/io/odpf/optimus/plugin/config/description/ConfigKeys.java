// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys of the configuration that do not belong to a provider type. */
public final class ConfigKeys {
  public static final String PLUGINS = "plugins";
  public static final String INSTALL_LOCATION = "install_location";
  public static final String LIMITS = "limits";
  public static final String ENTRIES = "entries";
  public static final String UNPACKED = "unpacked_mib";
  public static final String RATIO = "ratio";
  public static final String WINDOW = "window_mib";
  public static final String PROVIDERS = "providers";
  public static final String MIRRORS = "mirrors";

  /** The list of servers in a host's defaults. */
  public static final String SERVERS = "servers";

  public static final String TYPE = "type";
  public static final String NAME = "name";
  public static final String TIMEOUTS = "timeouts";
  public static final String CONNECT = "connect";
  public static final String IDLE = "idle";
  public static final String TOTAL = "total";
  public static final String SPEED_LIMIT = "speed_limit";
  public static final String SPEED_TIME = "speed_time";
  public static final String RETRIES = "retries";
  public static final String ATTEMPTS = "attempts";
  public static final String INITIAL_DELAY = "initial_delay";
  public static final String MAX_DELAY = "max_delay";

  public static final String PROVIDER = "provider";
  public static final String OUTPUT = "output";
  public static final String PATH = "path";
  public static final String VERSION = "version";
  public static final String CHECKSUMS = "checksums";
  public static final String SHA256 = "sha256";
  public static final String SIGNATURE = "signature";
  public static final String KEY = "key";
  public static final String SIGNS = "signs";
  public static final String FILE = "file";
  public static final String MODES = "modes";
  public static final String BINARY = "binary";
  public static final String CONFIG = "config";
  public static final String VARIABLES = "variables";

  private static final OptionType TIME = new OptionType.Time();

  private ConfigKeys() {}

  /** The key above all others. */
  public static final Option ROOT =
      Option.required(
          PLUGINS,
          new OptionType.Group(List.of()),
          "Where plugins come from, and which are wanted. Everything else is below it.");

  /** The install location. */
  public static final Option LOCATION =
      Option.withDefault(
          INSTALL_LOCATION,
          new OptionType.FilePath(),
          "~/.optimus/plugins",
          "The directory that plugins are installed into, relative to this file. The default is"
              + " one that Optimus looks into. Variables are replaced.");

  /** The limits of unpacking. */
  public static final Option LIMIT_GROUP =
      Option.optional(
          LIMITS,
          new OptionType.Group(
              List.of(
                  Option.withDefault(
                      ENTRIES,
                      new OptionType.Whole(1, 10_000_000),
                      "100000",
                      "The most entries of an archive."),
                  Option.withDefault(
                      UNPACKED,
                      new OptionType.Whole(1, 1 << 20),
                      "4096",
                      "The most that comes out of an artifact, in MiB."),
                  Option.withDefault(
                      RATIO,
                      new OptionType.Whole(2, 1_000_000),
                      "200",
                      "The most that comes out of each byte, beyond the first 10 MiB."),
                  Option.withDefault(
                      WINDOW,
                      new OptionType.Whole(1, 1536),
                      "128",
                      "The largest window of an xz or zstd stream, in MiB. It must fit into nine"
                          + " sixteenths of the heap besides: OPTIMUS_JAVA_OPTS=-Xmx1g raises"
                          + " that."))),
          "What unpacking one artifact may cost, for those that need more than is usual.");

  public static final Option PROVIDER_LIST =
      Option.withDefault(
          PROVIDERS,
          new OptionType.ListOf(new OptionType.Group(List.of())),
          "[]",
          "Where plugins come from.");

  /** The mirrors. */
  public static final Option MIRROR_LIST =
      Option.withDefault(
          MIRRORS,
          new OptionType.ListOf(OptionType.Text.ANY),
          "[]",
          "Where locked artifacts are looked for before their own source is asked, in this order:"
              + " addresses (https://…, s3://bucket/folder, gs://bucket/folder,"
              + " oci://registry/repository), directories"
              + " (./folder), or names of providers. Variables are replaced.");

  public static final Option PLUGIN_LIST =
      Option.required(
          PLUGINS,
          new OptionType.ListOf(new OptionType.Group(List.of())),
          "Which plugins are wanted; [] for none.");

  /** The keys of providers of all types. */
  public static final List<Option> OF_PROVIDER =
      List.of(
          Option.required(TYPE, TextRules.NAME, "What kind of source it is."),
          Option.required(
              NAME,
              TextRules.NAME,
              "What plugins and messages call it: letters, digits, '.', '_' and '-'."),
          Option.optional(
              TIMEOUTS,
              new OptionType.Group(
                  List.of(
                      Option.withDefault(
                          CONNECT,
                          TIME,
                          "10s",
                          "The longest wait for a connection, with name lookup and TLS."),
                      Option.withDefault(IDLE, TIME, "30s", "The longest wait for the next byte."),
                      Option.withDefault(
                          TOTAL,
                          TIME,
                          "30m",
                          "The longest that one attempt takes, the body included."),
                      Option.withDefault(
                          SPEED_LIMIT,
                          new OptionType.Whole(0, 1_000_000_000),
                          "1000",
                          "The fewest bytes a second that a body may come at for speed_time; 0 for"
                              + " any."),
                      Option.withDefault(
                          SPEED_TIME,
                          TIME,
                          "60s",
                          "How long a body may come slower than speed_limit."))),
              "How long to wait for it."),
          Option.optional(
              RETRIES,
              new OptionType.Group(
                  List.of(
                      Option.withDefault(
                          ATTEMPTS,
                          new OptionType.Whole(1, 100),
                          "5",
                          "How often an unavailable source is asked in all; 1 for no retry."),
                      Option.withDefault(
                          INITIAL_DELAY,
                          TIME,
                          "500ms",
                          "The pause before the second attempt; it doubles from there on."),
                      Option.withDefault(
                          MAX_DELAY,
                          TIME,
                          "30s",
                          "The longest pause, also when the source asks for one."))),
              "How often and how patiently to ask it again."));

  /** The keys of {@code config:} for provider types of all kinds. */
  public static final List<Option> ANY_CONFIG = List.of(variables());

  private static final Option OWN_CONFIG =
      Option.optional(
          CONFIG,
          new OptionType.Group(ANY_CONFIG),
          "Options of the provider's type for this plugin, and variables for the plugin itself.");

  /** The keys of every plugin. */
  public static final List<Option> OF_PLUGIN =
      List.of(
          Option.required(PROVIDER, TextRules.NAME, "The name of the provider it comes from."),
          Option.required(
              OUTPUT,
              TextRules.OUTPUT,
              "What it is installed as: optimus-<output>_<os>_<arch>. Lower-case letters, digits,"
                  + " '.', '_' and '-'."),
          Option.required(
              PATH,
              TextRules.PATH,
              "Where it is at the provider, relative to it. {{.Os}}, {{.Arch}}, {{.Version}} and"
                  + " {{.Name}} are filled in."),
          Option.optional(
              VERSION,
              TextRules.VERSION,
              "What {{.Version}} stands for, and what providers with versions look for."),
          Option.optional(
              CHECKSUMS,
              TextRules.PATH,
              "The path of a checksums file at the provider (goreleaser's checksums.txt), which the"
                  + " download must agree with. Placeholders are filled in."),
          Option.optional(
              SHA256,
              new OptionType.MapOf(TextRules.SHA256),
              "The download's SHA-256 by platform (linux_amd64), which it must agree with."),
          SignatureKeys.described(),
          Option.withDefault(
              MODES,
              new OptionType.ListOf(new OptionType.Choice(List.of("server", "client"))),
              "[server, client]",
              "On whose machines it is installed."),
          Option.optional(
              BINARY,
              TextRules.PATH,
              "Which entry of the archive is the plugin, when that is not evident. Placeholders are"
                  + " filled in."),
          OWN_CONFIG);

  /**
   * Returns the keys of every plugin, including further signature schemes.
   *
   * @param schemes the schemes that bundles verify; the described ones are always included
   */
  public static List<Option> ofPlugin(Set<String> schemes) {
    List<Option> options = new ArrayList<>(OF_PLUGIN);
    options.replaceAll(
        option -> option.name().equals(SIGNATURE) ? SignatureKeys.with(schemes) : option);
    return options;
  }

  /** Returns the keys of {@code config:} for plugins of a provider type. */
  public static List<Option> pluginConfig(OptionSchema schema) {
    List<Option> options = new ArrayList<>(schema.plugin().size() + 1);
    options.addAll(schema.plugin());
    options.addAll(ANY_CONFIG);
    return options;
  }

  /** Returns the keys of a provider of a type. */
  public static List<Option> provider(OptionSchema schema) {
    List<Option> options = new ArrayList<>(OF_PROVIDER);
    options.addAll(2, schema.provider());
    return options;
  }

  private static Option variables() {
    return Option.optional(
        VARIABLES,
        new OptionType.MapOf(TextRules.ANYTHING),
        "Values for the plugin itself, as written; ${VAR} is not replaced.");
  }
}
