// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.runtime.index.ConnectedBundle;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;

/** A bundle of the class path, as the framework accesses it. */
final class ConnectedModule implements ConnectModule, ConnectContent {
  private final ConnectedBundle bundle;
  private final ClassLoader loader;

  ConnectedModule(ConnectedBundle bundle, ClassLoader loader) {
    this.bundle = bundle;
    this.loader = loader;
  }

  @Override
  public ConnectContent getContent() {
    return this;
  }

  @Override
  public Optional<Map<String, String>> getHeaders() {
    return Optional.of(bundle.headers());
  }

  @Override
  public Iterable<String> getEntries() {
    return bundle.entries().keySet();
  }

  @Override
  public Optional<ConnectEntry> getEntry(String path) {
    String text = bundle.entries().get(path);
    return text == null
        ? Optional.empty()
        : Optional.of(new Text(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<ClassLoader> getClassLoader() {
    return Optional.of(loader);
  }

  @Override
  public void open() {}

  @Override
  public void close() {}

  private record Text(String path, byte[] bytes) implements ConnectEntry {
    @Override
    public String getName() {
      return path;
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public long getLastModified() {
      return 0;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
