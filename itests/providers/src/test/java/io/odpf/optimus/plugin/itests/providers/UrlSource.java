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

  /** How the directory is reached. */
  interface Way {
    /** The options for a directory below it; empty for itself. */
    Map<String, Object> options(String directory);

    /** A file's path as a plugin's entry names it. */
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
      // As a release does, and not by writing into what somebody may be reading.
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
