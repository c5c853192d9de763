// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the SDK for Java that was built together with this program. */
final class SdkVersion {
  private SdkVersion() {}

  static String read() {
    Properties properties = new Properties();
    try (InputStream in = SdkVersion.class.getResourceAsStream("sdk.properties")) {
      if (in == null) {
        throw new IllegalStateException("no sdk.properties in this program");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the version of the SDK cannot be read", e);
    }
    return properties.getProperty("version", "");
  }
}
