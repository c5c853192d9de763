// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import java.util.List;
import java.util.random.RandomGenerator;

/** The kinds of values that generated expressions have, with expressions that need no function. */
enum Kind {
  STR(
      "\"abc\"",
      "\"Hello World\"",
      "`raw\\n`",
      "\"\"",
      "\"ünï\\t\\\"q\\\"\"",
      "\"日本語 text\"",
      "\"a,b,,c\"",
      "\"  pad  \"",
      "\"x<y&'z'>\"",
      "\"CamelCaseText\"",
      "\"2021-05-25\"",
      "\"12\"",
      "\"-3.5\"",
      "\"0x1F\"",
      "\"http://u:p@h.example:80/p/a%20th?q=1#f\"",
      "\"v1.2.3-rc.1+m\"",
      "\"/a/b/../c.tar.gz\"",
      "\"\\xff\\u00e9\\n\"",
      ".DSTART",
      ".name",
      ".snake",
      ".multi",
      ".blank",
      ".digits",
      ".proj.bucket",
      ".proj.name",
      ".task.TABLE",
      "$.task.COUNT",
      "(index .proj \"name\")",
      "(index .items 1)",
      ".tree.a.b.c"),
  INT(
      "0",
      "1",
      "2",
      "3",
      "5",
      "-1",
      "10",
      "'a'",
      "0x10",
      "1_000",
      ".number",
      ".negative",
      ".zero",
      "3.0",
      "1e2"),
  LONG("(int64 3)", "(add 1 2)", "(int64 \"17\")", "(mul 2 .number)", "(max 3 9)"),
  REAL(
      "1.5",
      "0.1",
      "-2.75",
      "100.0",
      "1e10",
      "2.5e-7",
      "0x1p-2",
      ".pi",
      ".huge",
      "(float64 \"2.50\")"),
  BOOL("true", "false", ".yes", ".no"),
  LIST(
      ".items",
      ".mixed",
      ".numbers",
      ".none",
      "(list 1 2 3)",
      "(list \"a\" \"b\")",
      "(list)",
      "(list 1 \"a\" nil true 2.5)",
      "(splitList \",\" \"x,y,z\")",
      "(until 4)",
      "(list (list 1 2) (list 3))"),
  MAP(
      ".tree",
      ".nothing",
      ".tree.a",
      "(dict \"a\" 1 \"b\" \"two\")",
      "(dict)",
      "(dict \"k\" (dict \"n\" nil) \"l\" (list 1 2))",
      "(dict \"x\" true \"y\" 2.5 \"z\" \"zz\")"),
  FRESH(
      "(dict \"a\" 1 \"b\" \"two\")",
      "(dict)",
      "(dict \"k\" (dict \"n\" nil) \"l\" (list 1 2))",
      "(dict \"x\" true \"y\" 2.5 \"a\" (dict \"b\" \"\"))"),
  STRINGS(".proj", ".task", "(split \"-\" \"a-b-c\")"),
  TIME(
      "(toDate \"2006-01-02\" \"2021-03-04\")",
      "(toDate \"2006-01-02T15:04:05Z07:00\" .DSTART)",
      "(mustToDate \"2006-01-02T15:04:05Z07:00\" .DEND)",
      "(toDate \"2006-01-02\" \"bad\")",
      "(dateModify \"36h5m\" (toDate \"2006-01-02\" \"2020-02-28\"))"),
  ABSENT(".missing", ".missing.deeper", ".proj.missing", ".tree.x", "(first .none)"),
  LAYOUT(
      "\"2006-01-02\"",
      "\"2006-01-02T15:04:05Z07:00\"",
      "\"Mon Jan _2 15:04:05.000 2006\"",
      "\"02/01/06 3:4:5 PM MST -0700\"",
      "\"Monday, January 2 2006 .999 002 __2 Z0700\""),
  FIXED(
      ".items",
      ".mixed",
      ".numbers",
      ".none",
      "(list)",
      "(list 1 \"a\" nil true 2.5)",
      "(splitList \",\" \"x,y,z\")"),
  SECONDS("(int64 0)", "(int64 86399)", "(int64 1612951200)", "(int64 \"-1\")"),
  DURATION("\"24h\"", "\"-90m\"", "\"1h2m3.5s\"", "\"bad\"", "\"0\"", "\"1500ms\""),
  REGEX(
      "\"[a-z]+\"",
      "\"^a(b*)c?$\"",
      "\"(?i)hello|w.r\"",
      "`\\d+`",
      "`(\\w)(\\w*)`",
      "\"x*\"",
      "\"(\"",
      "`[[:upper:]][^ ]`",
      "`\\bt`",
      "`\\pL+`"),
  REPLACEMENT("\"-\"", "\"$1\"", "\"<${1}>\"", "\"$0$$\"", "\"\"", "\"${name}x\""),
  CONSTRAINT(
      "\"^1.2\"",
      "\">=1.2.0, <2\"",
      "\"~1.2.x\"",
      "\"1 - 2.5\"",
      "\"!=1.2.3 || >9\"",
      "\"*\"",
      "\"bad!\""),
  VERSION(
      "\"1.2.3\"", "\"v1.9\"", "\"2.0.0-beta.2\"", "\"1.2.3-rc.1+build\"", "\"x\"", "\"0.0.1\""),
  ZONE(
      "\"UTC\"",
      "\"Asia/Jakarta\"",
      "\"America/New_York\"",
      "\"Europe/Berlin\"",
      "\"Nowhere\"",
      "\"\""),
  JSON(
      "`{\"a\":[1,2.5,\"x\"],\"b\":{\"c\":null}}`",
      "`[true,false,null,\"\\u00e9\\n\"]`",
      "`{bad`",
      "`1e3`",
      "`\"<&>\"`",
      "(toJson .tree)"),
  KEY("\"a\"", "\"b\"", "\"k\"", "\"name\"", "\"nope\"", "\"x\""),
  WIDTH("0", "1", "4", "7", "9", "20", "-1");

  private final List<String> leaves;

  Kind(String... leaves) {
    this.leaves = List.of(leaves);
  }

  /** Returns an expression of this kind without functions of its own. */
  String leaf(RandomGenerator random) {
    return leaves.get(random.nextInt(leaves.size()));
  }
}
