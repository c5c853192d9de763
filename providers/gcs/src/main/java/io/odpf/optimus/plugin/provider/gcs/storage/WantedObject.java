// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import java.util.OptionalLong;

/**
 * What is asked for.
 *
 * @param bucket its bucket
 * @param name the object's name there
 * @param generation which of the object's generations; the live one if absent
 * @param pinned whether the generation is one that was there before
 */
public record WantedObject(String bucket, String name, OptionalLong generation, boolean pinned) {

  /** The live generation of an object. */
  public static WantedObject live(String bucket, String name) {
    return new WantedObject(bucket, name, OptionalLong.empty(), false);
  }

  /** A generation that somebody chose. */
  public WantedObject chosen(long number) {
    return new WantedObject(bucket, name, OptionalLong.of(number), false);
  }

  /** A generation that was there before; if it no longer is, the object was changed. */
  public WantedObject pinned(long number) {
    return new WantedObject(bucket, name, OptionalLong.of(number), true);
  }

  /** As Google's tools write it, for messages. */
  @Override
  public String toString() {
    return "gs://" + bucket + "/" + name;
  }
}
