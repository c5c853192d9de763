// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.directory;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The tests are inherited; this says where files are and how a configuration asks for them. */
class DirectoryProviderTest extends ProviderSuite implements FileBehaviour {
  @Override
  protected Source start() throws IOException {
    return new Directory(Files.createTempDirectory("share"));
  }

  private record Directory(Path path) implements Source {
    @Override
    public ProviderFactory factory() {
      return new DirectoryProviderFactory();
    }

    @Override
    public Map<String, Object> options() {
      return Map.of("directory", path.toString());
    }

    @Override
    public Map<String, Object> missingContainer() {
      return Map.of("directory", path.resolve("missing").toString());
    }

    @Override
    public Item publish(String name, byte[] content) {
      try {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return Item.of(name, content);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void close() {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
