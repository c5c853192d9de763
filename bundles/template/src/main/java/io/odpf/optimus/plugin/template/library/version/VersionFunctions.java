// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.version;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Version;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The functions for versions, and the methods of versions. */
public final class VersionFunctions {
  private static final String TYPE = "*semver.Version.";

  private VersionFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("semver", "string", call -> VersionReader.read(call.text(0)));
    table.content(
        "semverCompare",
        "string string",
        call -> new Flag(Constraints.read(call.text(0)).holdFor(VersionReader.read(call.text(1)))));
  }

  public static void addMethodsTo(FunctionTable.Builder table) {
    number(table, "Major", Version::major);
    number(table, "Minor", Version::minor);
    number(table, "Patch", Version::patch);
    text(table, "Prerelease", Version::prerelease);
    text(table, "Metadata", Version::metadata);
    text(table, "Original", Version::original);
    text(table, "String", Version::text);
  }

  private static void number(
      FunctionTable.Builder table, String name, ToLongFunction<Version> part) {
    table.content(
        TYPE + name,
        "any",
        call -> new Whole(part.applyAsLong((Version) call.get(0)), GoType.UINT64));
  }

  private static void text(
      FunctionTable.Builder table, String name, Function<Version, String> part) {
    table.content(TYPE + name, "any", call -> new Text(part.apply((Version) call.get(0))));
  }
}
