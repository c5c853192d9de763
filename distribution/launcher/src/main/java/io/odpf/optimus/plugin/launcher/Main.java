// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher;

/** The command's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("--version")) {
      System.out.println("optimus 0.1.0");
    }
  }
}
