// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import java.util.Objects;

/**
 * The result of a rotation.
 *
 * @param secrets the number of secrets, all of which are now encrypted with the key
 * @param keyId the key's id
 * @param created whether the key is new; else it was in front of the others already
 * @param place where the keys are kept
 */
public record Rotation(int secrets, String keyId, boolean created, String place) {
  public Rotation {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(place, "place");
  }
}
