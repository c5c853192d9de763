// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Computes the digests of this host's bundle files on request. Thread-safe. */
final class HostedDigests implements BundleDigests {
  private static final String REFERENCE = "reference:";
  private static final String FILE = "file:";

  private final BundleContext context;
  private final BundleFiles files;
  private final Supplier<Optional<DropIns>> dropIns;

  HostedDigests(BundleContext context, BundleFiles files, Supplier<Optional<DropIns>> dropIns) {
    this.context = context;
    this.files = files;
    this.dropIns = dropIns;
  }

  @Override
  public Optional<String> sha256(long id) {
    Optional<String> droppedIn = dropIns.get().flatMap(it -> it.sha256(id));
    Bundle bundle = context.getBundle(id);
    if (droppedIn.isPresent() || bundle == null) {
      return droppedIn;
    }
    String location = bundle.getLocation();
    try {
      if (location.startsWith(REFERENCE + FILE)) {
        return digits(DropIn.digest(Path.of(URI.create(location.substring(REFERENCE.length())))));
      }
      if (location.startsWith(BundleFiles.RESOURCE)) {
        try (InputStream jar = files.open(location.substring(BundleFiles.RESOURCE.length()))) {
          return digits(DropIn.digest(jar));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> digits(byte[] digest) {
    return Optional.of(HexFormat.of().formatHex(digest));
  }
}
