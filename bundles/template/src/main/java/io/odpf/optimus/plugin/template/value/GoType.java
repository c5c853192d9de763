// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** The Go types of template values. */
public enum GoType {
  ANY("interface {}", "interface", Kind.INTERFACE),
  BOOL("bool", "bool", Kind.BOOL),
  INT("int", "int", Kind.SIGNED),
  INT32("int32", "int32", Kind.SIGNED),
  INT64("int64", "int64", Kind.SIGNED),
  UINT8("uint8", "uint8", Kind.UNSIGNED),
  UINT64("uint64", "uint64", Kind.UNSIGNED),
  FLOAT64("float64", "float64", Kind.FLOAT),
  STRING("string", "string", Kind.TEXT),
  LIST("[]interface {}", "slice", Kind.SLICE),
  LISTS("[][]interface {}", "slice", Kind.SLICE),
  STRINGS("[]string", "slice", Kind.SLICE),
  INTS("[]int", "slice", Kind.SLICE),
  MAP("map[string]interface {}", "map", Kind.MAP),
  STRING_MAP("map[string]string", "map", Kind.MAP),
  TIME("time.Time", "struct", Kind.STRUCT),
  VERSION("*semver.Version", "ptr", Kind.POINTER);

  private final String text;
  private final String kindText;
  private final Kind kind;

  GoType(String text, String kindText, Kind kind) {
    this.text = text;
    this.kindText = kindText;
    this.kind = kind;
  }

  /** Returns the name of the type in Go. */
  public String text() {
    return text;
  }

  /** Returns the name of the type's kind in Go. */
  public String kindText() {
    return kindText;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the type of the elements of a list or a map. */
  public GoType element() {
    return switch (this) {
      case LISTS -> LIST;
      case STRINGS, STRING_MAP -> STRING;
      case INTS -> INT;
      default -> ANY;
    };
  }
}
