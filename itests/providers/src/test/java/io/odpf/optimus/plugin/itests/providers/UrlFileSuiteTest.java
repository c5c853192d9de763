// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.provider.suite.BlobBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.file.Path;
import java.util.Map;

/** Files in a folder of the same machine. */
class UrlFileSuiteTest extends ProviderSuite implements FileBehaviour, BlobBehaviour {
  @Override
  protected Source start() {
    Machine machine = new Machine();
    Path files = machine.directory("files");
    return new UrlSource(
        machine, files, directory -> Map.of("url", files.toUri() + directory, "allow_file", true));
  }
}
