// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How an object is written to a {@link BlobStore}.
 *
 * @param immutable whether the object never has other bytes under its name, so that caches may keep
 *     it; caches ask again for any other object
 * @param references the objects that it refers to, with their sizes in bytes; a store that discards
 *     unreferenced objects keeps these as long as this one
 * @since 2.1
 */
@ProviderType
public record BlobWrite(boolean immutable, Map<String, Long> references) {
  /** An object that never changes, and refers to no other. */
  public static final BlobWrite IMMUTABLE = new BlobWrite(true, Map.of());

  /** An object that may be replaced, and refers to no other. */
  public static final BlobWrite REPLACEABLE = new BlobWrite(false, Map.of());

  public BlobWrite {
    references = Map.copyOf(references);
  }

  /** Returns an object that may be replaced, and refers to others. */
  public static BlobWrite referring(Map<String, Long> references) {
    return new BlobWrite(false, references);
  }
}
