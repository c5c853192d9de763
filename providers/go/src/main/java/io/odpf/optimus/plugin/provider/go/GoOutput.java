// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

/**
 * The result of a go command.
 *
 * @param exitCode 0 if it succeeded
 * @param out its standard output
 * @param err its standard error
 */
record GoOutput(int exitCode, String out, String err) {
  boolean succeeded() {
    return exitCode == 0;
  }
}
