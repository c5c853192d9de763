// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A directory of files. */
final class UrlSource implements Source {
  private final Machine machine;
  private final Path files;
  private final Way way;

  UrlSource(Machine machine, Path files, Way way) {
    this.machine = machine;
    this.files = files;
    this.way = way;
  }

  /** A way to reach the directory. */
  interface Way {
    /** Returns the options for a directory below it; empty for the directory itself. */
    Map<String, Object> options(String directory);

    /** Returns a file's path as in a plugin's entry. */
    default String path(String file) {
      return file;
    }
  }

  @Override
  public ProviderFactory factory() {
    return new UrlProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return way.options("");
  }

  @Override
  public Map<String, Object> missingContainer() {
    return way.options("missing/");
  }

  @Override
  public Item publish(String path, byte[] content) {
    try {
      Path file = files.resolve(path);
      Files.createDirectories(file.getParent());
      // Replaces the file, like a release, because a reader may have it open.
      Path fresh = Files.write(files.resolve("fresh"), content);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return Item.of(way.path(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    machine.close();
  }
}
