// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.host;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.List;

/** The settings of a host, in the order in which they are shown. */
public enum HostSetting {
  MODE("mode", HostVariable.MODE, Kind.CHOICE, "server", "client"),
  INSTALL_LOCATION("install_location", HostVariable.INSTALL_LOCATION, Kind.PATH),
  STORE("store", HostVariable.STORE, Kind.PATH),
  PARALLEL("parallel", HostVariable.PARALLEL, Kind.NUMBER),
  DROP_INS("drop_ins", HostVariable.DROP_INS, Kind.PATHS),
  LOG_FILE("log.file", HostVariable.LOG_FILE, Kind.PATH),
  LOG_FORMAT("log.format", HostVariable.LOG_FORMAT, Kind.CHOICE, "text", "json"),
  LOG_LEVEL(
      "log.level", HostVariable.LOG_LEVEL, Kind.CHOICE, "error", "warn", "info", "debug", "trace"),
  LOG_SIZE("log.size", HostVariable.LOG_SIZE, Kind.NUMBER),
  MANAGEMENT_SERVE("management.serve", HostVariable.MANAGEMENT, Kind.CHOICE, "on", "off"),
  MANAGEMENT_ADDRESS("management.address", HostVariable.MANAGEMENT_ADDRESS, Kind.ADDRESS),
  MANAGEMENT_CERTIFICATE("management.certificate", HostVariable.MANAGEMENT_CERTIFICATE, Kind.PATH),
  MANAGEMENT_KEY("management.key", HostVariable.MANAGEMENT_KEY, Kind.PATH),
  MANAGEMENT_ACCESS("management.access", HostVariable.MANAGEMENT_ACCESS, Kind.PATH),
  MANAGEMENT_CONFIG("management.config", HostVariable.MANAGEMENT_CONFIG, Kind.PATH),
  MANAGEMENT_FOLLOW("management.follow", HostVariable.MANAGEMENT_FOLLOW, Kind.CHOICE, "on", "off"),
  MANAGEMENT_PAGES(
      "management.pages", HostVariable.MANAGEMENT_PAGES, Kind.CHOICE, "off", "on", "console"),
  MANAGEMENT_AUDIT("management.audit", HostVariable.MANAGEMENT_AUDIT, Kind.PATH),
  CANARY_PROCESSES("canary.processes", HostVariable.CANARY, Kind.CHOICE, "0", "1"),
  CANARY_SECONDS("canary.seconds", HostVariable.CANARY_SECONDS, Kind.NUMBER);

  /** The type of a value. */
  public enum Kind {
    /** A host and a port. */
    ADDRESS,
    CHOICE,
    NUMBER,
    PATH,
    PATHS
  }

  private final String key;
  private final String variable;
  private final Kind kind;
  private final List<String> choices;

  HostSetting(String key, String variable, Kind kind, String... choices) {
    this.key = key;
    this.variable = variable;
    this.kind = kind;
    this.choices = List.of(choices);
  }

  /** Returns the key in a file, after the keys of the enclosing mappings: {@code log.file}. */
  public String key() {
    return key;
  }

  /** Returns the environment variable of this setting. */
  public String variable() {
    return variable;
  }

  /** Returns the type of its values. */
  public Kind kind() {
    return kind;
  }

  /** Returns the words of a {@link Kind#CHOICE}. */
  public List<String> choices() {
    return choices;
  }
}
