// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Path;

/** Reports that a file of Amazon's tools exists but cannot be read. */
final class UnreadableFile {
  private UnreadableFile() {}

  static ProviderException of(Path file, IOException failure) {
    return ProviderException.of(
        ProviderException.Kind.INVALID,
        file + " cannot be read: " + RegularFile.reason(failure),
        "check the file's permissions",
        failure);
  }
}
