// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import java.util.Set;

/**
 * How a mapping is read.
 *
 * @param owner what messages call it: {@code provider 'x'}
 * @param prefix what messages put before the names of its keys: {@code auth.}
 * @param variables what happens to variables in its values
 * @param elsewhere keys that are known, but read by someone else
 * @param open whether unknown keys are passed over, because what is known of them is unknown
 * @param secretKeys whether what stands as a key may be a misplaced secret
 */
public record Section(
    String owner,
    String prefix,
    VariableUse variables,
    Set<String> elsewhere,
    boolean open,
    boolean secretKeys) {

  public static Section of(String owner, VariableUse variables) {
    return new Section(owner, "", variables, Set.of(), false, false);
  }

  public Section elsewhere(String... keys) {
    return new Section(owner, prefix, variables, Set.of(keys), open, secretKeys);
  }

  public Section open(boolean newOpen) {
    return new Section(owner, prefix, variables, elsewhere, newOpen, secretKeys);
  }

  /** Returns the section of a mapping that is a value in this one. */
  public Section inner(String key) {
    String name = prefix + key;
    return new Section(name, name + ".", variables, Set.of(), false, false);
  }

  /** Returns this section with hidden keys: an unknown key may be a misplaced secret. */
  Section hidingKeys() {
    return new Section(owner, prefix, variables, elsewhere, open, true);
  }
}
