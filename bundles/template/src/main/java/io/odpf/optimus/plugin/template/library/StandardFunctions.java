// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.library.collection.ListFunctions;
import io.odpf.optimus.plugin.template.library.collection.MapFunctions;
import io.odpf.optimus.plugin.template.library.collection.SelectionFunctions;
import io.odpf.optimus.plugin.template.library.collection.TypeFunctions;
import io.odpf.optimus.plugin.template.library.core.CoreFunctions;
import io.odpf.optimus.plugin.template.library.date.DateFunctions;
import io.odpf.optimus.plugin.template.library.date.DurationFunctions;
import io.odpf.optimus.plugin.template.library.date.TimeMethods;
import io.odpf.optimus.plugin.template.library.digest.DigestFunctions;
import io.odpf.optimus.plugin.template.library.json.JsonFunctions;
import io.odpf.optimus.plugin.template.library.number.DecimalFunctions;
import io.odpf.optimus.plugin.template.library.number.NumberFunctions;
import io.odpf.optimus.plugin.template.library.number.RangeFunctions;
import io.odpf.optimus.plugin.template.library.path.PathFunctions;
import io.odpf.optimus.plugin.template.library.random.RandomFunctions;
import io.odpf.optimus.plugin.template.library.regex.RegexFunctions;
import io.odpf.optimus.plugin.template.library.text.SplitFunctions;
import io.odpf.optimus.plugin.template.library.text.TextFunctions;
import io.odpf.optimus.plugin.template.library.version.VersionFunctions;
import io.odpf.optimus.plugin.template.library.web.WebFunctions;

/** All functions: those of Go's text/template, those of sprig, and {@code Date} of Optimus. */
public final class StandardFunctions {
  private StandardFunctions() {}

  /** Creates the table of functions. */
  public static FunctionTable functions() {
    FunctionTable.Builder table = FunctionTable.builder();
    CoreFunctions.addTo(table);
    TextFunctions.addTo(table);
    SplitFunctions.addTo(table);
    NumberFunctions.addTo(table);
    DecimalFunctions.addTo(table);
    RangeFunctions.addTo(table);
    ListFunctions.addTo(table);
    SelectionFunctions.addTo(table);
    MapFunctions.addTo(table);
    TypeFunctions.addTo(table);
    DateFunctions.addTo(table);
    DurationFunctions.addTo(table);
    JsonFunctions.addTo(table);
    WebFunctions.addTo(table);
    RegexFunctions.addTo(table);
    DigestFunctions.addTo(table);
    VersionFunctions.addTo(table);
    RandomFunctions.addTo(table);
    PathFunctions.addTo(table);
    return table.build();
  }

  /** Creates the table of methods, whose names are prefixed with the type. */
  public static FunctionTable methods() {
    FunctionTable.Builder table = FunctionTable.builder();
    TimeMethods.addTo(table);
    VersionFunctions.addMethodsTo(table);
    return table.build();
  }
}
