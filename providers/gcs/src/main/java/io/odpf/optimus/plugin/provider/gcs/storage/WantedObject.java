// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import java.util.OptionalLong;

/**
 * A request for an object.
 *
 * @param bucket the bucket
 * @param name the object's name
 * @param generation the object's generation; the live one if absent
 * @param pinned whether the generation comes from a pin
 */
public record WantedObject(String bucket, String name, OptionalLong generation, boolean pinned) {

  /** Returns a request for the live generation of an object. */
  public static WantedObject live(String bucket, String name) {
    return new WantedObject(bucket, name, OptionalLong.empty(), false);
  }

  /** Returns a request for a generation from the configuration. */
  public WantedObject chosen(long number) {
    return new WantedObject(bucket, name, OptionalLong.of(number), false);
  }

  /** Returns a request for a pinned generation; if it is missing, the object was changed. */
  public WantedObject pinned(long number) {
    return new WantedObject(bucket, name, OptionalLong.of(number), true);
  }

  /** Returns the form of Google's tools, for messages. */
  @Override
  public String toString() {
    return "gs://" + bucket + "/" + name;
  }
}
